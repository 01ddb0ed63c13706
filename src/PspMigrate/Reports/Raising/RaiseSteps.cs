using System.Collections.Immutable;
using System.Globalization;
using PspMigrate.Conversion.Raising;
using PspMigrate.Reports.Document;

namespace PspMigrate.Reports.Raising;

/// <summary>What to do about it, numbered, each step with the commands that take it.</summary>
/// <param name="invocation">How the user calls the command.</param>
internal sealed class RaiseSteps(Invocation invocation)
{
    public IEnumerable<Block> Of(ImmutableArray<NamespaceRaise> raises)
    {
        var steps = Steps(raises).ToArray();
        if (steps.Length == 0)
            yield break;
        yield return new Heading("Next steps");
        for (var i = 0; i < steps.Length; i++)
        {
            yield return new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {steps[i].Text}"));
            yield return new Commands([.. steps[i].Commands.Select(invocation.Line)]);
        }
    }

    /// <summary>The names of the steps, for programs.</summary>
    public static IEnumerable<string> Names(ImmutableArray<NamespaceRaise> raises) =>
        [.. Is(raises, item => item.Plan.NeedsPatch, "raise"), .. Is(raises, item => !item.Fixes.IsEmpty, "fix"), .. Is(raises, item => !item.KeptBy.IsEmpty, "decide")];

    private IEnumerable<(string Text, string[] Commands)> Steps(ImmutableArray<NamespaceRaise> raises)
    {
        if (raises.Any(item => item.Plan.NeedsPatch))
        {
            yield return invocation.IsRepository
                ? ("Raise what can be raised as it is; first see what the request would change:", ["pr --raise --dry-run", "pr --raise"])
                : ("Raise what can be raised as it is; first see the server's response:", ["apply --raise --dry-run=server", "apply --raise"]);
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

    private static IEnumerable<string> Is(ImmutableArray<NamespaceRaise> raises, Func<NamespaceRaise, bool> isLeft, string name) => raises.Any(isLeft) ? [name] : [];
}
