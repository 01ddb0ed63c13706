
namespace PspMigrate.Conversion.Stages;

/// <summary>What there is to do, in the order in which to do it.</summary>
public enum NextStep
{
    /// <summary>See what the workloads need that would be refused, and let fixes write what doesn't change what they do.</summary>
    Fix,
    /// <summary>Decide which labels stay where they say something laxer than planned.</summary>
    Overwrite,
    /// <summary>Change labels where they are deployed from, or take them over.</summary>
    TakeOver,
    /// <summary>Ask the server what it would say to all labels, running pods included.</summary>
    Rehearse,
    /// <summary>Judge workloads and running pods here, as the server has no Pod Security that could rehearse.</summary>
    Judge,
    /// <summary>Warn users.</summary>
    Warn,
    /// <summary>Audit, too.</summary>
    Audit,
    /// <summary>Upgrade to a server that has policies and Pod Security.</summary>
    Upgrade,
    Enforce,
    /// <summary>Keep what levels lose, where they are enforced already.</summary>
    Keep,
    /// <summary>Save the policies, from which a later server can keep what levels lose.</summary>
    Save,
    /// <summary>See what serves only policies.</summary>
    CleanUp,
    /// <summary>Take it away.</summary>
    Delete,
}

/// <summary>The steps that are left.</summary>
public static class NextSteps
{
    /// <summary>What is left to do for some namespaces, in order; empty when nothing is.</summary>
    public static ImmutableArray<NextStep> Of(ImmutableArray<NamespaceStage> stages, Plan plan)
    {
        var server = plan.Options.ServerMinor;
        var open = stages.Where(stage => stage.Stage < Stage.Enforced && stage.Block is not (StageBlock.NoLevel or StageBlock.Owned)).ToArray();
        var isTooOld = server < AdmissionVersions.PodSecurity;
        var hasPolicies = plan.PolicyState == PolicyState.Given && !stages.IsEmpty && !(server >= AdmissionVersions.WithoutPolicies);
        // Without policies, namespaces that have no level would be open, all of them.
        var mayGo = hasPolicies && !isTooOld && stages.Any(stage => stage.Block != StageBlock.NoLevel);
        (NextStep Step, bool IsLeft)[] all =
        [
            (NextStep.Fix, stages.Any(stage => stage.Block == StageBlock.Refused)),
            (NextStep.Overwrite, open.Any(stage => stage.Block == StageBlock.OtherLabels)),
            (NextStep.TakeOver, open.Any(stage => stage.Block == StageBlock.Deployed)),
            (isTooOld ? NextStep.Judge : NextStep.Rehearse, open.Length > 0),
            (NextStep.Warn, open.Any(stage => stage.Stage < Stage.Warned)),
            (NextStep.Audit, open.Any(stage => stage.Stage < Stage.Audited)),
            (NextStep.Upgrade, isTooOld && (open.Length > 0 || hasPolicies)),
            (NextStep.Enforce, open.Length > 0 && !isTooOld),
            (NextStep.Keep, plan.Kept is { Objects.IsEmpty: false } && open.Length == 0 && stages.Any(stage => stage.Stage == Stage.Enforced) && CanKeep(plan)),
            (NextStep.Save, hasPolicies && server >= AdmissionVersions.PodSecurity && Loses(plan)),
            (NextStep.CleanUp, mayGo),
            (NextStep.Delete, mayGo),
        ];
        return [.. all.Where(item => item.IsLeft).Select(item => item.Step)];
    }

    /// <summary>Whether the levels of a plan lose rules of its policies.</summary>
    public static bool Loses(Plan plan) => plan.Changes.Any(finding => finding.Kind == FindingKind.Lost);

    /// <summary>Whether the server takes admission policies that keep rules.</summary>
    public static bool CanKeep(Plan plan) => plan.Options.ServerMinor is not < AdmissionVersions.Validating;
}
