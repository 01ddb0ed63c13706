using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Sections;

/// <summary>What to do with the answer.</summary>
internal static class NextStepsSection
{
    public static IEnumerable<Block> Of(Plan plan)
    {
        if (LabelPatches.Of(plan).FirstOrDefault() is not { } first)
            yield break;
        yield return new Heading("Next steps");
        yield return new Paragraph("See which running pods the new level would refuse, without changing anything:");
        yield return new Commands([KubectlCommands.Line(first, LabelPatches.Changes(first), "--dry-run=server ")]);
        yield return new Paragraph("Then set the labels, and leave all others alone:");
        yield return new Commands(["pspmigrate convert … | kubectl apply --server-side --field-manager=pspmigrate -f -"]);
        if (plan.Options.Version.IsLatest)
        {
            yield return new Paragraph(
                "The labels say latest: levels may get stricter with each upgrade of the cluster. Pin them to its version with"
                + " --kubernetes-version v1.N.");
        }
    }
}
