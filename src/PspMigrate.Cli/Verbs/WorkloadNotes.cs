using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>check</c> and <c>fix</c> say beside their answers, which <c>convert</c> has in its report.</summary>
internal static class WorkloadNotes
{
    /// <summary>What is unusual about labels and exemptions, what of policies isn't counted, and the kinds that make pods and aren't checked.</summary>
    public static IEnumerable<Diagnostic> Of(Given given)
    {
        var findings = PodSecurityFinding.Of(given.Inventory).Where(finding => finding.Namespace is null || given.Scope.Contains(finding.Namespace));
        foreach (var message in PodSecurityMessages.Of(findings))
            yield return message;
        // docs/facts/pod-security-policy.md, 32.
        foreach (var policy in given.Inventory.Policies.Where(policy => !policy.IsStored && policy.AllowedProcMountTypes.Any(type => type is not "Default")))
        {
            yield return new(
                Severity.Note,
                $"policy {policy.Name}: its allowedProcMountTypes aren't counted, as servers drop them unless their alpha feature gate ProcMountType is on",
                policy.Where("spec", "allowedProcMountTypes"),
                "where it is on, read the policy from the cluster");
        }

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
