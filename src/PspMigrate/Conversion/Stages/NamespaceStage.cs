namespace PspMigrate.Conversion.Stages;

/// <summary>Where a namespace stands, and what keeps it from going on.</summary>
public sealed record NamespaceStage(NamespacePlan Plan, Stage Stage, StageBlock Block)
{
    /// <summary>Where every namespace of a plan stands.</summary>
    /// <param name="plan">The plan; made without overwriting labels, as they tell how far a namespace has come.</param>
    /// <param name="isKept">Whether the cluster holds all admission policies of <see cref="Conversion.Plan.Kept"/>.</param>
    public static ImmutableArray<NamespaceStage> Of(Plan plan, bool isKept = false) =>
    [
        .. from item in plan.Namespaces
           let refused = item.RefusedAt(item.ComparedAt?.Level).ToImmutableArray()
           select Of(item, plan, isKept, refused.IsEmpty ? StageBlock.Nothing : StageBlock.Refused) with { Refused = refused },
    ];

    /// <param name="refused">What keeps it from going on once nothing else does.</param>
    private static NamespaceStage Of(NamespacePlan item, Plan plan, bool isKept, StageBlock refused)
    {
        if (item.WithoutLevel == NoLevelReason.Exempt)
            return new(item, Stage.Clean, StageBlock.Nothing);
        // Once grants are taken away, labels are all that tells what was planned; unless they are to be raised.
        var mayBeRaised = plan.Options.Raise != RaiseMode.None && item.Level is not null && !Reached(item, Mode.Enforce);
        if (item.Policies.IsEmpty && item.Unknown.IsEmpty && item.Says(Mode.Enforce) is not null && !mayBeRaised)
            return new(item, plan.PolicyState == PolicyState.Given ? Stage.PoliciesUnused : Stage.Clean, refused);
        if (item.Level is null)
            return new(item, Stage.NotStarted, StageBlock.NoLevel);
        if (Reached(item, Mode.Enforce))
            return new(item, isKept ? Stage.Kept : Stage.Enforced, refused);
        var stage = !Reached(item, Mode.Warn) ? Stage.NotStarted : Reached(item, Mode.Audit) ? Stage.Audited : Stage.Warned;
        if (item.Labels.Any(labels => labels is { Mode: Mode.Enforce, Owner: not null }))
            return new(item, stage, StageBlock.Owned);
        var open = item.Labels.Where(labels => !Reached(item, labels.Mode)).ToArray();
        // In a cluster only stricter labels stay, or such as the API server takes for restricted.
        if (!plan.Options.IsCluster && open.Any(labels => labels.IsKept))
            return new(item, stage, StageBlock.OtherLabels);
        return plan.Options.IsCluster && open.FirstOrDefault(labels => labels.Deployer is not null) is { } deployed
            ? new(item, stage, StageBlock.Deployed) { Deployer = deployed.Deployer }
            : new(item, stage, refused);
    }

    /// <summary>What deploys the labels that keep it from going on; null for nothing.</summary>
    public string? Deployer { get; private init; }

    /// <summary>
    /// The workloads that are refused as they are written once the plan is carried out; without those of a cluster that policies refuse today.
    /// </summary>
    public ImmutableArray<WorkloadState> Refused { get; private init; } = [];

    /// <summary>Whether a mode's label asks what is planned, or more; a mode for which none is planned has nothing to reach, but for enforce.</summary>
    private static bool Reached(NamespacePlan item, Mode mode)
    {
        var wanted = item.Labels.FirstOrDefault(labels => labels.Mode == mode)?.Wanted.Level;
        return mode == Mode.Enforce
            ? item.Says(mode) >= (wanted ?? item.Level)
            : wanted is null || item.Says(mode) >= wanted;
    }
}
