namespace PspMigrate.Reports;

/// <summary>What is odd about labels and configuration of Pod Security, for verbs that print no report.</summary>
public static class PodSecurityMessages
{
    public static IEnumerable<Diagnostic> Of(IEnumerable<PodSecurityFinding> findings) =>
        findings.Select(finding => new Diagnostic(Severity.Warning, finding.Message, finding.At, finding.Detail));
}
