using PspMigrate.Cli.Input;
using PspMigrate.Conversion;
using PspMigrate.Reports;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>check</c> and <c>fix</c> say beside their answers, which <c>convert</c> has in its report.</summary>
internal static class WorkloadNotes
{
    /// <summary>What is unusual about labels and exemptions, and the kinds that make pods and aren't checked.</summary>
    public static IEnumerable<Diagnostic> Of(Given given)
    {
        var findings = PodSecurityFinding.Of(given.Inventory).Where(finding => finding.Namespace is null || given.Scope.Contains(finding.Namespace));
        foreach (var message in PodSecurityMessages.Of(findings))
            yield return message;
        var kinds = given.Inventory.Unjudged;
        if (!kinds.IsEmpty)
        {
            yield return new(
                Severity.Note,
                $"not looked at: {string.Join(", ", kinds.Select(item => $"{item.Value} {item.Key}"))}: they make pods, but hold no pod template",
                default,
                "check the pods that they make, in the cluster");
        }
    }
}
