using PspMigrate.Conversion;

namespace PspMigrate.Reports.Sections;

/// <summary>What the input lacks for some namespaces, and what it shares with Helm.</summary>
internal static class InputNotes
{
    /// <remarks>helm.sh/docs/topics/kubernetes_apis: a release whose stored manifest has a removed API can't be upgraded.</remarks>
    private const string ReleaseName = "meta.helm.sh/release-name";

    public static IEnumerable<string> Of(Plan plan, Style style)
    {
        foreach (var part in plan.Missing)
        {
            var names = plan.Namespaces.Select(item => item.Name).Where(part.Concerns).ToArray();
            if (names.Length > 0)
                yield return $"Incomplete: {Phrase.List(names, style.Names)}. What {part.What} ({style.Place(part.At)}) makes there isn't in the input.";
        }

        foreach (var release in plan.Policies.GroupBy(policy => policy.Policy.Annotations.GetValueOrDefault(ReleaseName), StringComparer.Ordinal))
        {
            if (release.Key is not null)
            {
                yield return $"{(release.Count() == 1 ? "Policy" : "Policies")} {Phrase.List([.. release.Select(policy => policy.Name)], style.Names)} "
                    + $"{(release.Count() == 1 ? "belongs" : "belong")} to the Helm release {release.Key}. On Kubernetes v1.25 and later, upgrading or "
                    + "rolling back that release fails with "
                    + "no matches for kind \"PodSecurityPolicy\": upgrade to a chart without it before the cluster.";
            }
        }
    }
}
