namespace PspMigrate.Manifests;

/// <summary>Text that can't be read as a document at all; carries what to tell.</summary>
public sealed class ManifestException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    internal static ManifestException At(Position at, string message, string? advice = null) =>
        new(new Diagnostic(Severity.Error, message, at, advice));
}
