using System.Collections.Immutable;

namespace PspMigrate.Conversion.Stages;

/// <summary>What there is to do, in the order in which to do it.</summary>
public enum NextStep
{
    /// <summary>See what the workloads need that would be refused, and let fixes write what doesn't change what they do.</summary>
    Fix,
    /// <summary>Decide which labels stay where they say something laxer than planned.</summary>
    Overwrite,
    /// <summary>Ask the server what it would say to all labels, running pods included.</summary>
    Rehearse,
    /// <summary>Warn users.</summary>
    Warn,
    /// <summary>Audit, too.</summary>
    Audit,
    /// <summary>Enforce.</summary>
    Enforce,
    /// <summary>Take away what serves only policies.</summary>
    CleanUp,
}

/// <summary>The steps that are left.</summary>
public static class NextSteps
{
    /// <summary>What is left to do for some namespaces, in order; empty when nothing is.</summary>
    public static ImmutableArray<NextStep> Of(ImmutableArray<NamespaceStage> stages, PolicyState policies)
    {
        var steps = ImmutableArray.CreateBuilder<NextStep>();
        var open = stages.Where(stage => stage.Stage < Stage.Enforced && stage.Block != StageBlock.NoLevel).ToArray();
        Add(NextStep.Fix, stages.Any(stage => stage.Block == StageBlock.Refused));
        Add(NextStep.Overwrite, open.Any(stage => stage.Block == StageBlock.OtherLabels));
        Add(NextStep.Rehearse, open.Length > 0);
        Add(NextStep.Warn, open.Any(stage => stage.Stage < Stage.Warned));
        Add(NextStep.Audit, open.Any(stage => stage.Stage < Stage.Audited));
        Add(NextStep.Enforce, open.Length > 0);
        Add(NextStep.CleanUp, policies == PolicyState.Given && !stages.IsEmpty);
        return steps.ToImmutable();

        void Add(NextStep step, bool isLeft)
        {
            if (isLeft)
                steps.Add(step);
        }
    }
}
