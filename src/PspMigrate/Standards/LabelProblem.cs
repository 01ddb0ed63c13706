namespace PspMigrate.Standards;

/// <summary>A Pod Security label with a value that the API server doesn't understand.</summary>
/// <param name="Reason">What it should be, in the server's words.</param>
public readonly record struct LabelProblem(string Label, string Value, string Reason)
{
    /// <summary>The problem in the server's words.</summary>
    public override string ToString() => $"metadata.labels[{Label}]: Invalid value: {UpstreamWords.GoQuoted(Value)}: {Reason}";
}
