namespace PspMigrate.Manifests;

/// <summary>How bad an input problem is. Any <see cref="Error"/> means: no answer, exit code 2.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>Something to tell about the input itself (not about policies): what, where, and what to do about it.</summary>
/// <param name="Message">One sentence without a place; begins lower case, ends without a full stop.</param>
/// <param name="Advice">What the reader can do, when there is something.</param>
public sealed record Diagnostic(Severity Severity, string Message, Position At, string? Advice = null)
{
    /// <summary>What messages have in common that are folded; null where that shows in their words.</summary>
    public string? Like { get; init; }
}
