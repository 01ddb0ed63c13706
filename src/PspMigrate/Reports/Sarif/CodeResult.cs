namespace PspMigrate.Reports.Sarif;

/// <summary>How much a result matters; the names are SARIF's.</summary>
internal enum CodeLevel
{
    /// <summary>Nothing to do.</summary>
    None,
    Note,
    Warning,
    Error,
}

/// <summary>What results of a kind have in common.</summary>
/// <param name="Id">Our control and what becomes of it, <c>hostPorts/lost</c>; or <c>access/wildcardGrant</c>.</param>
/// <param name="Description">What it means, in a sentence.</param>
internal sealed record CodeRule(string Id, string Description);

/// <summary>Something about a place of the input, for code scanning.</summary>
/// <param name="Checks">The official ids of the checks that it is about.</param>
internal sealed record CodeResult(CodeRule Rule, CodeLevel Level, string Message, Position At, ImmutableArray<string> Checks);
