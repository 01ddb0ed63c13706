using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>A field that holds groups; MustRunAs fills in the lower end of the first range.</summary>
internal sealed class GroupClause(Control control, CelVariable field, FillRule fill, Func<PodSecurityPolicy, IdRule?> rule, Func<string, string> write)
    : KeptControl(control)
{
    /// <summary>Containers' primary group: their own, else the pod's.</summary>
    public static GroupClause RunAsGroup() => new(
        ControlTable.Get<RunAsGroup>(), Facets.Effective("runAsGroup"), FillRules.ContainerUnlessPod("runAsGroup"), policy => policy.RunAsGroup, gid => gid);

    /// <summary>The group of the pod's volumes.</summary>
    public static GroupClause FsGroup() => new(
        ControlTable.Get<FsGroup>(), Facets.OfPod("fsGroup"), FillRules.Pod("fsGroup"), policy => policy.FsGroup, gid => gid);

    /// <summary>The pod's further groups. An empty list that is written out can't be told from one left out (facts/keeping-policies.md).</summary>
    public static GroupClause SupplementalGroups() => new(
        ControlTable.Get<SupplementalGroups>(),
        new("supplementalGroups", "has(variables.podSecurityContext.supplementalGroups) ? variables.podSecurityContext.supplementalGroups : []", Facets.PodContext),
        FillRules.Pod("supplementalGroups"), policy => policy.SupplementalGroups, gid => $"[{gid}]");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (rule(policy).Generated() is { } gid)
            yield return new(fill, write(Cel.Literal(gid)));
    }

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        Among(field, "gid", submitted, lost, Values.Ids);
}
