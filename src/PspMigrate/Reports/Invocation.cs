namespace PspMigrate.Reports;

/// <summary>How the user calls the command, so that what reports advise can be pasted.</summary>
/// <param name="Program"><c>pspmigrate</c> or <c>kubectl pspmigrate</c>.</param>
/// <param name="Input">The arguments that say what to read and how to plan, quoted for a shell; empty for the cluster of the current context.</param>
/// <param name="IsRepository">Whether labels go into manifests under version control rather than straight to a cluster.</param>
public sealed record Invocation(string Program, string Input, bool IsRepository = false)
{
    /// <summary>The options that say how to keep what levels lose, for the verbs that do.</summary>
    public string Keeping { get; init; } = "";

    /// <summary>Where nobody typed anything.</summary>
    public static readonly Invocation Unknown = new("pspmigrate", "…");

    /// <summary>A command line on the same input.</summary>
    /// <param name="verb">The verb, with options of its own.</param>
    public string Line(string verb) => Input.Length == 0 ? $"{Program} {verb}" : $"{Program} {verb} {Input}";
}
