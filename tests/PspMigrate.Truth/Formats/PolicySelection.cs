using System.Text.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Formats;

/// <summary>Which of several policies admits a pod, and who is asked for the right to use it.</summary>
public static class PolicySelection
{
    private const string Refused = "refused";

    public static Tally Compare(TruthFile file)
    {
        var tally = new Tally();
        var referring = new ReferringSelection(file);
        foreach (var line in JsonLines.Read(file.Path))
        {
            if (ReferringSelection.Refers(line))
            {
                referring.Compare(tally, line);
                continue;
            }

            var id = JsonLines.Text(line, "case")!;
            var (known, because) = SelectionCases.Find(id, JsonLines.Text(line, "action")!);
            if (known is null)
                tally.Skip(id, because);
            else
                tally.Compare(id, Recorded(line, known), Ours(line, known));
        }

        return tally;
    }

    private static string Recorded(JsonElement line, SelectionCase known) =>
        JsonLines.Text(line, "psp") is not { } policy ? Refused
        // An update leaves the annotation as it is, so it doesn't tell which policy was found.
        : known.IsUpdate ? "allowed" : policy;

    private static string Ours(JsonElement line, SelectionCase known)
    {
        var policies = JsonLines.Items(line, "setup").Select(item => JsonLines.Policy(item)).OfType<PodSecurityPolicy>().ToList();
        if (known.Unshown is { } unshown)
            policies.Add(unshown);
        var usable = known.Usable(policies).ToHashSet(StringComparer.Ordinal);
        var allowed = policies.Where(policy => usable.Contains(policy.Name));
        if (known.IsUpdate)
            return PolicyUpdates.Admit(allowed, known.Pod, ServerFeatures.Plain) is null ? Refused : "allowed";
        var decision = PolicyAdmission.Admit(allowed, ServerPods.ApplyServerDefaults(known.Pod, ServerFeatures.Plain), ServerFeatures.Plain);
        return decision.Allowed ? decision.Policy! : Refused;
    }
}
