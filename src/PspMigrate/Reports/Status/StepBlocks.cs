using System.Collections.Immutable;
using System.Globalization;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Status;

/// <summary>The steps that are left, numbered, each with the commands that take it.</summary>
/// <param name="invocation">How the user calls the command.</param>
internal sealed class StepBlocks(Invocation invocation)
{
    public IEnumerable<Block> Of(ImmutableArray<NextStep> steps, Plan plan)
    {
        var number = 0;
        foreach (var step in steps)
        {
            if (Say(step, plan) is not var (text, commands))
                continue;
            number++;
            yield return new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{number}. {text}"));
            yield return new Commands([.. commands.Select(invocation.Line)]);
        }
    }

    /// <summary>The words and commands of a step; null where it isn't one here.</summary>
    private (string Text, string[] Commands)? Say(NextStep step, Plan plan) => step switch
    {
        NextStep.Fix => ("See what the workloads need that would be refused, and let fix write what doesn't change what they do:", ["check", invocation.IsRepository ? "fix -o diff" : "fix -o kubectl"]),
        NextStep.Overwrite => ("Labels are there that say something laxer than planned. Decide whether to replace them; with --overwrite the commands below do:", ["convert --overwrite"]),
        NextStep.Rehearse when invocation.IsRepository => ("See what a request would change, without opening one:", ["pr --dry-run"]),
        NextStep.Rehearse => ("See the server's response and which running pods it would refuse, without changing anything:", ["apply --dry-run=server"]),
        NextStep.Warn when invocation.IsRepository => ("Begin with warnings and audit, which refuse nothing:", ["pr --enforce none"]),
        NextStep.Warn => ("Begin with warnings, which refuse nothing:", ["apply --stage warn"]),
        NextStep.Audit when invocation.IsRepository => null,
        NextStep.Audit => ("Audit, too, and watch the audit log for a while:", ["apply --stage audit"]),
        NextStep.Enforce => (Enforce(plan), [(invocation.IsRepository ? "pr" : "apply") + (plan.Kept is null ? "" : $" --keep{invocation.Keeping}")]),
        _ => ("Once levels are enforced everywhere, see what served only policies, and in which order it can go:", ["cleanup"]),
    };

    private static string Enforce(Plan plan) =>
        plan.Kept is null && plan.Changes.Any(finding => finding.Kind == FindingKind.Lost)
            ? "Enforce. The levels lose rules; with --keep, admission policies that keep them come first:"
            : "Enforce:";
}
