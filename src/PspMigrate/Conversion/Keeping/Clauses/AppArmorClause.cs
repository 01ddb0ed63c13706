using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>AppArmor profiles: each container's own, else the pod's.</summary>
internal sealed class AppArmorClause() : KeptControl(ControlTable.Get<AppArmor>())
{
    private static readonly CelVariable Profile = Facets.Effective("appArmorProfile") with { Name = "appArmorProfiles" };

    private static readonly FillRule Fill = FillRules.ContainerUnlessPod("appArmorProfile");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy) => ProfileNames.Filling(Fill, Control.Filled(policy));

    protected override IEnumerable<ImmutableArray<string>> FilledFields(PodSecurityPolicy policy) => [["metadata", "annotations", AppArmor.DefaultName]];

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        const string isSet = "(has(variables.podSecurityContext.appArmorProfile) || variables.securityContexts.all(s, has(s.appArmorProfile)))";
        var all = ProfileNames.All(Profile, submitted);
        yield return new("appArmor", submitted.Contains(Value.Unset) ? all : $"{isSet}\n&& {all}", submitted, Facets.PodContext, Profile)
        {
            Words = ProfileNames.Words("appArmorProfile", submitted),
        };
    }
}
