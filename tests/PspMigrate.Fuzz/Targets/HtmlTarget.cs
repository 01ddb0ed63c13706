namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → pages: of the plan, and of one other answer, which the input chooses.</summary>
internal static class HtmlTarget
{
    private static readonly string[][] Others =
    [
        ["check", "-"], ["status", "-", "--keep"], ["raise", "-"], ["cleanup", "-"], ["access", "-f", "-"], ["access", "-f", "-", "--who-can-label"],
    ];

    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var plan = Verb.Run(bytes, Scratch.Directory, "convert", "-", Scratch.BaseName, "--report", "html", "--keep");
        if (plan.IsAnswer)
            Page.Check(plan.Error[Math.Max(0, plan.Error.IndexOf("<!DOCTYPE", StringComparison.Ordinal))..]);
        var other = Verb.Run(bytes, Scratch.Directory, [.. Others[bytes.Length % Others.Length], "-o", "html"]);
        if (other.IsAnswer)
            Page.Check(other.Out);
    }
}
