using PspMigrate.Conversion.Raising;

namespace PspMigrate.Reports.Raising;

/// <summary>What to do about it, each step with the commands that take it.</summary>
internal sealed class RaiseSteps(Invocation invocation)
{
    public IEnumerable<Block> Of(ImmutableArray<NamespaceRaise> raises)
    {
        Step[] steps = [.. Left(raises).Select(step => new Step(step.Text, [.. step.Commands.Select(command => invocation.Line(command))]))];
        return steps.Length == 0 ? [] : [new Heading("Next steps"), new Steps([.. steps])];
    }

    /// <summary>The steps, with their names for programs.</summary>
    public IEnumerable<(string Name, string Text, string[] Commands)> Left(ImmutableArray<NamespaceRaise> raises)
    {
        if (raises.Any(item => item.Plan.NeedsPatch))
        {
            var what = raises.Any(item => item.CanBeRaised) ? "Raise what can be raised as it is" : "Set the labels that go with what is enforced already";
            yield return invocation.IsRepository
                ? ("raise", $"{what}; first see what the request would change:", ["pr --raise --dry-run", "pr --raise"])
                : ("raise", $"{what}; first see the server's response:", ["apply --raise --dry-run=server", "apply --raise"]);
        }

        if (raises.Any(item => !item.Fixes.IsEmpty))
        {
            yield return invocation.IsRepository
                ? ("fix", "Write the fixes that change nothing, and raise further in the same request:", ["pr --raise --fix"])
                : ("fix", "Write the fixes that change nothing; once they are applied, raise again:", ["fix --raise -o kubectl", "apply --raise"]);
        }

        if (raises.Any(item => !item.KeptBy.IsEmpty))
            yield return (
                "decide", "What is left needs a decision by the owners of the workloads. See all that restricted refuses:", ["check --level restricted"]);
    }
}
