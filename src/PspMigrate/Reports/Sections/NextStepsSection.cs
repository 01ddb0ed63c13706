using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Sections;

/// <summary>What to do with the answer.</summary>
internal static class NextStepsSection
{
    public static IEnumerable<Block> Of(Plan plan)
    {
        var patches = LabelPatches.Of(plan).ToArray();
        if (patches.Length == 0)
            yield break;
        yield return new Heading("Next steps");
        if (patches.SelectMany(item => item.Labels.Select(labels => (item, labels.Wanted)))
            .Where(pair => pair.Wanted.Level > Level.Privileged)
            .OrderBy(pair => pair.item.Labels.All(labels => labels.Wanted != pair.Wanted || labels.Mode != Mode.Enforce))
            .FirstOrDefault() is ({ } item, var wanted))
        {
            yield return new Paragraph($"See which running pods {wanted.Level.Name()} would refuse, without changing anything:");
            yield return new Commands(
            [
                KubectlCommands.Line(
                    item,
                    [new(PodSecurityLabels.LevelKey(Mode.Enforce), wanted.Level.Name()), new(PodSecurityLabels.VersionKey(Mode.Enforce), wanted.Version.ToString())],
                    "--dry-run=server "),
            ]);
        }

        var refused = plan.Refused.Sum(pair => pair.State.Workload.Pods);
        if (refused > 0)
        {
            yield return new Paragraph(
                refused == 1
                    ? "One workload would be refused. See what it needs, let fix write what doesn't change what it does, or don't enforce anything yet:"
                    : $"{refused} workloads would be refused. See what they need, let fix write what doesn't change what they do, or don't enforce anything yet:");
            yield return new Commands(["pspmigrate check …", "pspmigrate fix …", "pspmigrate convert --enforce none …"]);
        }

        yield return new Paragraph("Then set the labels, and leave all others alone:");
        // Not "kubectl apply --server-side": on namespaces that were applied without it, kubectl 1.26 and newer drop other labels.
        yield return new Commands(["pspmigrate apply …"]);
        if (plan.Options.Version.IsLatest)
        {
            yield return new Paragraph(
                "The labels say latest: levels may get stricter with each upgrade of the cluster. Pin them to its version with"
                + " --kubernetes-version v1.N.");
        }
    }
}
