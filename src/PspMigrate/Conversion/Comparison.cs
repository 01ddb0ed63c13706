namespace PspMigrate.Conversion;

/// <summary>Everything that differs between a policy and a level at a version, in the order of the controls.</summary>
public sealed record Comparison(PodSecurityPolicy Policy, LevelVersion At, ImmutableArray<Finding> Findings)
{
    /// <summary>Whether the level refuses nothing that the policy grants: the fit of <c>--fit policy</c>.</summary>
    public bool Fits => !Findings.Any(finding => finding is { Kind: FindingKind.Tightened, Granted: true });

    /// <summary>Whether the level refuses nothing that the policy admits: the fit of <c>--fit exact</c>.</summary>
    public bool IsExact => !Findings.Any(finding => finding.Kind is FindingKind.Tightened or FindingKind.Respell);

    /// <summary>The grants that keep the policy from this level.</summary>
    public IEnumerable<Finding> Blockers => Findings.Where(finding => finding is { Kind: FindingKind.Tightened, Granted: true });
}
