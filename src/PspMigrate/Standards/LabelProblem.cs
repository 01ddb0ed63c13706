namespace PspMigrate.Standards;

/// <summary>A Pod Security label with a value that the API server doesn't understand.</summary>
/// <param name="Reason">What it should be, in the server's words.</param>
public readonly record struct LabelProblem(string Label, string Value, string Reason)
{
    internal static LabelProblem Level(string label, string value) =>
        new(label, value, "must be one of privileged, baseline, restricted");

    internal static LabelProblem Version(string label, string value) => new(label, value, "must be \"latest\" or \"v1.x\"");

    /// <summary>The problem in the server's words.</summary>
    public override string ToString() => $"metadata.labels[{Label}]: Invalid value: {UpstreamWords.GoQuoted(Value)}: {Reason}";
}
