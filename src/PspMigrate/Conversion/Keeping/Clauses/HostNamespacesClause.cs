using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>The host's namespaces: three fields of the pod.</summary>
internal sealed class HostNamespacesClause() : KeptControl(ControlTable.Get<HostNamespaces>())
{
    private static readonly string[] Fields = ["hostNetwork", "hostPID", "hostIPC"];

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost) =>
        from field in Fields
        where lost.Contains(field)
        select new Rule(field, $"!has(object.spec.{field}) || !object.spec.{field}", submitted) { Words = $"{field} must not be true", Lost = ValueSet.Of(field) };
}
