using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>The user that containers run as: each container's own, else the pod's.</summary>
internal sealed class RunAsUserClause() : KeptControl(ControlTable.Get<RunAsUser>())
{
    private static readonly CelVariable NonRoot = Facets.Effective("runAsNonRoot");
    private static readonly CelVariable Uid = Facets.Effective("runAsUser");

    private static readonly FillRule FillNonRoot = FillRules.NonRoot();
    private static readonly FillRule FillUid = FillRules.ContainerUnlessPod("runAsUser");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (policy.RunAsUser.Generated() is { } uid)
            yield return new(FillUid, Cel.Literal(uid));
        else if (policy.RunAsUser.Is(IdRules.MustRunAsNonRoot))
            yield return new(FillNonRoot, "true");
    }

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
    [
        .. Among(NonRoot, "flag", submitted, lost, Values.Flags),
        .. Among(Uid, "uid", submitted, lost, Values.Ids),
    ];
}
