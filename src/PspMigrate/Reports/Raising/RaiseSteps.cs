using PspMigrate.Conversion.Raising;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Raising;

/// <summary>What to do about it, each step with the commands that take it.</summary>
internal sealed class RaiseSteps(Invocation invocation)
{
    public IEnumerable<Block> Of(ImmutableArray<NamespaceRaise> raises)
    {
        Step[] steps = [.. Left(raises).Select(step => new Step(step.Text, [.. step.Commands.Select(command => invocation.Line(command))]))];
        return steps.Length == 0 ? [] : [new Heading("Next steps"), new Steps([.. steps])];
    }

    /// <summary>The names of the steps, for programs.</summary>
    public static IEnumerable<string> Names(ImmutableArray<NamespaceRaise> raises) =>
    [
        .. Is(raises, item => item.Plan.NeedsPatch, "raise"),
        .. Is(raises, item => !item.Fixes.IsEmpty, "fix"),
        .. Is(raises, item => !item.KeptBy.IsEmpty, "decide"),
    ];

    private IEnumerable<(string Text, string[] Commands)> Left(ImmutableArray<NamespaceRaise> raises)
    {
        if (raises.Any(item => item.Plan.NeedsPatch))
        {
            var what = raises.Any(item => item.CanBeRaised) ? "Raise what can be raised as it is" : "Set the labels that go with what is enforced already";
            yield return invocation.IsRepository
                ? ($"{what}; first see what the request would change:", ["pr --raise --dry-run", "pr --raise"])
                : ($"{what}; first see the server's response:", ["apply --raise --dry-run=server", "apply --raise"]);
        }

        if (raises.Any(item => !item.Fixes.IsEmpty))
        {
            yield return invocation.IsRepository
                ? ("Write the fixes that change nothing, and raise further in the same request:", ["pr --raise --fix"])
                : ("Write the fixes that change nothing; once they are applied, raise again:", ["fix --raise -o kubectl", "apply --raise"]);
        }

        if (raises.Any(item => !item.KeptBy.IsEmpty))
            yield return ("What is left needs a decision by the owners of the workloads. See all that restricted refuses:", ["check --level restricted"]);
    }

    private static IEnumerable<string> Is(ImmutableArray<NamespaceRaise> raises, Func<NamespaceRaise, bool> isLeft, string name) =>
        raises.Any(isLeft) ? [name] : [];
}
