namespace PspMigrate.Cli.Output;

/// <summary>How text for people may look on one of the output streams.</summary>
/// <param name="Width">Columns to fill at most.</param>
internal sealed record Terminal(int Width, bool HasColour)
{
    private const int DefaultWidth = 80;
    private const int NarrowestWidth = 40;

    public static Terminal ForOut(Host host) => Of(host, host.IsOutTerminal);

    public static Terminal ForError(Host host) => Of(host, host.IsErrorTerminal);

    public string Show(Answer answer, ReportForm form) => form.Render(answer, new(HasColour), Width);

    public void Write(Answer answer, ReportForm form, TextWriter output) => form.Write(answer, new(HasColour), Width, output);

    /// <remarks>Colour needs a terminal that isn't dumb, and no wish to the contrary: any non-empty NO_COLOR is one (no-color.org).</remarks>
    private static Terminal Of(Host host, bool isTerminal) => new(
        Math.Max(NarrowestWidth, Asked(host) ?? (isTerminal ? host.Columns : null) ?? DefaultWidth),
        isTerminal
            && !host.NoColour
            && string.IsNullOrEmpty(host.Variable("NO_COLOR"))
            && !string.Equals(host.Variable("TERM"), "dumb", StringComparison.Ordinal));

    private static int? Asked(Host host) =>
        int.TryParse(host.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && columns > 0 ? columns : null;
}
