using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>AppArmor profiles: each container's own, else the pod's.</summary>
internal sealed class AppArmorClause() : KeptControl(ControlTable.Get<AppArmor>())
{
    private static readonly CelVariable Profile = Facets.Effective("appArmorProfile");

    private static readonly CelVariable Field = new("appArmor", $"variables.appArmorProfile.map(p, {ProfileNames.Name})", Profile);

    private static readonly FillRule Fill = FillRules.ContainerUnlessPod("appArmorProfile");

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy) => ProfileNames.Filling(Fill, Control.Filled(policy));

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        const string isSet = "(has(variables.podSecurityContext.appArmorProfile) || variables.securityContexts.all(s, has(s.appArmorProfile)))";
        var words = ProfileNames.Words("appArmorProfile", submitted);
        var names = All(Field, "name", submitted, Values.Names);
        yield return submitted.Contains(Value.Unset)
            ? new("appArmor", names, submitted, Field) { Words = words }
            : new("appArmor", $"{isSet}\n&& {names}", submitted, Field, Facets.PodContext) { Words = words };
    }
}
