using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Status;

namespace PspMigrate.Reports.Screen;

/// <summary>What to type next: the first of the steps that are left, and where there is more to read.</summary>
internal sealed class ScreenSteps(Plan plan, Invocation invocation)
{
    private readonly ImmutableArray<NamespaceStage> _stages = NamespaceStage.Of(plan);

    /// <summary>Where no namespace has a level yet, taking policies away would leave all of them open.</summary>
    private bool IsUnknown => _stages.All(stage => stage.Block == StageBlock.NoLevel);

    private ImmutableArray<NextStep> Left => IsUnknown ? [] : NextSteps.Of(_stages, plan);

    /// <summary>Whether every namespace has its labels.</summary>
    public bool IsDone =>
        !plan.Namespaces.IsEmpty && Left.All(step => step >= NextStep.CleanUp) && _stages.All(stage => stage.Block == StageBlock.Nothing);

    private ImmutableArray<StatusStep> Steps => field.IsDefault
        ? field = [.. new StatusSteps(plan, invocation).Of(Left).DistinctBy(step => step.Commands[0], StringComparer.Ordinal)]
        : field;

    public Commands First(int limit)
    {
        (string Line, string Purpose)[] lines =
        [
            .. Missing(),
            .. IsUnknown && plan is { HasBindings: true, Policies.IsEmpty: false } ? [(invocation.Line("access"), "who may use which policy")]
                : Array.Empty<(string, string)>(),
            .. Steps.Take(limit).Select(step => (step.Commands[0], step.Purpose)),
            (invocation.Line("convert") + " --report full", plan.Policies.IsEmpty ? "what each needs" : "every rule and grant"),
        ];
        return new([.. lines.Select(line => line.Line)]) { Purposes = [.. lines.Select(line => line.Purpose)] };
    }

    /// <summary>How to get the objects that there is no level without.</summary>
    private IEnumerable<(string Line, string Purpose)> Missing()
    {
        if (plan.HasBindings || plan.Policies.IsEmpty)
            yield break;
        yield return (invocation.Line("convert") + " rbac.yaml", "with bindings, roles and namespaces");
        yield return (invocation.Line("convert") + " --context NAME", "with those of a cluster");
    }
}
