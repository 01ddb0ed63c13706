namespace PspMigrate.Reports.Sections;

/// <summary>What the input lacks for some namespaces, and what it shares with Helm.</summary>
internal static class InputNotes
{
    /// <summary>Which pods of the input's objects nobody can judge; null for none.</summary>
    public static string? Unjudged(Inventory input) => input.Unjudged.IsEmpty ? null
        : $"the pods of {Phrase.List([.. input.Unjudged.Select(item => $"{item.Value} {item.Key}")], 8)}, without a pod template to go by";

    /// <remarks>
    /// helm.sh/docs/topics/kubernetes_apis: a release whose stored manifest has a removed API can't be upgraded. Its name is unique in its namespace only.
    /// </remarks>
    public static IEnumerable<string> Of(Plan plan, Style style)
    {
        foreach (var part in plan.Missing)
        {
            var names = plan.Namespaces.Select(item => item.Name).Where(part.Concerns).ToArray();
            if (names.Length > 0)
                yield return $"Incomplete: {Phrase.List(names, style.Names)}. What {part.What} ({style.Place(part.At)}) makes there isn't in the input.";
        }

        if (Unjudged(plan.Analysis.Inventory) is { } unjudged)
            yield return $"Not judged: {unjudged}. Check them in the cluster.";
        foreach (var release in plan.Policies.GroupBy(policy => (
            Name: policy.Policy.Annotations.GetValueOrDefault(OwnerKeys.HelmRelease),
            Namespace: policy.Policy.Annotations.GetValueOrDefault(OwnerKeys.HelmNamespace))))
        {
            if (release.Key.Name is { } name)
            {
                var where = release.Key.Namespace is { } ns ? $" in {ns}" : "";
                yield return $"{(release.Count() == 1 ? "Policy" : "Policies")} {Phrase.List([.. release.Select(policy => policy.Name)], style.Names)} "
                    + $"{(release.Count() == 1 ? "belongs" : "belong")} to the Helm release {name}{where}. On Kubernetes v1.25 and later, upgrading or "
                    + "rolling back that release fails with "
                    + "no matches for kind \"PodSecurityPolicy\": upgrade to a chart without it before the cluster.";
            }
        }
    }
}
