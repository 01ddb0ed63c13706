using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Status;

namespace PspMigrate.Reports.Sections;

/// <summary>What to do with the answer: the steps that <c>status</c> lists, too.</summary>
internal static class NextStepsSection
{
    public static IEnumerable<Block> Of(Plan plan, Invocation invocation)
    {
        var left = NextSteps.Of(NamespaceStage.Of(plan), plan);
        if (left.IsEmpty)
            yield break;
        yield return new Heading("Next steps");
        yield return new StatusSteps(plan, invocation).Block(left);
        if (plan.Options.Version.IsLatest && left.Contains(NextStep.Enforce))
        {
            yield return new Paragraph(
                "The labels say latest: levels may get stricter with each upgrade of the cluster. Pin them to its version with"
                + " --kubernetes-version v1.N.");
        }
    }
}
