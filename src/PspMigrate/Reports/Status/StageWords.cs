using PspMigrate.Conversion.Stages;

namespace PspMigrate.Reports.Status;

/// <summary>The words for stages, and for what blocks them.</summary>
internal static class StageWords
{
    public static string Of(Stage stage) => stage switch
    {
        Stage.NotStarted => "not started",
        Stage.Warned => "warned",
        Stage.Audited => "audited",
        Stage.Enforced => "enforced",
        Stage.Kept => "kept",
        Stage.PoliciesUnused => "policies unused",
        _ => "clean",
    };

    /// <summary>How many workloads are refused as they are written by the level that is enforced once the plan is carried out.</summary>
    public static int Refused(NamespaceStage stage) => WorkloadSummary.PodsOf(stage.Refused);

    public static string Planned(NamespaceStage stage) => stage.Plan.Level is { } level ? level.Name() : "-";

    public static string Blocked(NamespaceStage stage) => stage.Block switch
    {
        StageBlock.Nothing => "-",
        StageBlock.OtherLabels => "laxer labels",
        StageBlock.Refused => "refused workloads",
        StageBlock.Deployed => $"left to {stage.Deployer}",
        StageBlock.Owned => $"left to {stage.Plan.Labels.First(labels => labels.Owner is not null).Owner}",
        _ => stage.Plan.WithoutLevel switch
        {
            NoLevelReason.NoPolicy => "no level: no policy",
            NoLevelReason.UnknownGrants => "no level: unknown grants",
            NoLevelReason.MissingPolicies => "no level: missing policies",
            _ => "no level: no workloads",
        },
    };
}
