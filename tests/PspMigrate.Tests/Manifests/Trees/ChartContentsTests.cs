using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Manifests.Trees;

[TestClass]
public sealed class ChartContentsTests
{
    private const string Binding = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: {{ .Release.Name }}\n";

    [TestMethod]
    public void A_binding_without_a_namespace_goes_where_the_release_goes()
    {
        ChartContents.Of([Binding], "shop").Should().BeEquivalentTo(new { Lacks = Lack.Bindings, Namespaces = new[] { "shop" }, IsAnywhere = false });
        ChartContents.Of([Binding], release: null).Should().BeEquivalentTo(new { Namespaces = Array.Empty<string>(), IsAnywhere = true });
    }

    [TestMethod]
    public void Namespaces_that_templates_name_are_known() =>
        ChartContents.Of([Binding + "  namespace: monitoring\n---\nkind: PodSecurityPolicy\n"], release: null)
            .Should().BeEquivalentTo(new { Lacks = Lack.Bindings | Lack.Policies, Namespaces = new[] { "monitoring" }, IsAnywhere = false });

    [TestMethod]
    public void Workloads_alone_decide_no_level_of_namespaces_that_are_not_named() =>
        ChartContents.Of(["kind: Deployment\nmetadata: {name: x}"], release: null).Should().BeEquivalentTo(new { Lacks = Lack.Workloads, IsAnywhere = false });
}
