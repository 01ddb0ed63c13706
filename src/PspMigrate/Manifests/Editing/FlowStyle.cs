namespace PspMigrate.Manifests.Editing;

/// <summary>How flow style is written at one place.</summary>
/// <param name="IsQuoted">Keys and texts stand in double quotes, as JSON wants it.</param>
/// <param name="IsTight">No blanks after colons and commas.</param>
/// <param name="NewLine">The line break, where each entry has a line of its own; null for everything on one line.</param>
/// <param name="Indent">What stands before the line that this begins on.</param>
/// <param name="Step">What comes on top of that for each level.</param>
internal sealed record FlowStyle(bool IsQuoted, bool IsTight, string? NewLine = null, string Indent = "", string Step = "  ")
{
    public static readonly FlowStyle Plain = new(IsQuoted: false, IsTight: false);

    public static readonly FlowStyle Json = new(IsQuoted: true, IsTight: false, NewLine: "\n");

    /// <summary>JSON on one line, without blanks.</summary>
    public static readonly FlowStyle Tight = new(IsQuoted: true, IsTight: true);

    public FlowStyle Deeper => NewLine is null ? this : this with { Indent = Indent + Step };
}
