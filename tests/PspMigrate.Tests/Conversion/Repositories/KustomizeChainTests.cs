using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class KustomizeChainTests
{
    [TestMethod]
    public void A_file_is_taken_in_by_the_kustomization_that_lists_it()
    {
        var chain = Chain(("base", "resources: [ns.yaml]"));

        chain.Has("base/ns.yaml").Should().BeTrue();
        chain.Has("base/other.yaml").Should().BeFalse();
        chain.Has("ns.yaml").Should().BeFalse();
    }

    /// <remarks>kubectl.docs.kubernetes.io, namePrefix and namespace: a namespace transformer renames Namespace objects, too.</remarks>
    [TestMethod]
    [DataRow("resources: [../base]", false)]
    [DataRow("resources: [../base]\nnamePrefix: dev-", true)]
    [DataRow("resources: [../base]\nnameSuffix: -dev", true)]
    public void What_takes_in_its_directory_may_give_its_namespaces_other_names(string overlay, bool renames)
    {
        var chain = Chain(("base", "resources: [ns.yaml]"), ("dev", overlay));

        chain.RenamesNamespaces("base/ns.yaml").Should().Be(renames);
    }

    /// <remarks>kubectl.docs.kubernetes.io, namespace: what sets one puts all that it takes in there; what sets none leaves it open.</remarks>
    [TestMethod]
    [DataRow("shop", "shop")]
    [DataRow("other", "plain")]
    public void What_puts_a_file_into_the_namespace_builds_it_for_that_rather_than_what_names_none(string ns, string top) =>
        Chain(("base", "resources: [a.yaml]"), ("plain", "resources: [../base]"), ("shop", "resources: [../base]\nnamespace: shop"))
            .Tops("base/a.yaml", ns).Select(item => item.Directory).Should().Equal(top);

    [TestMethod]
    public void Two_that_take_in_each_other_are_gone_through_once() =>
        Chain(("a", "resources: [ns.yaml, ../b]"), ("b", "resources: [../a]")).RenamesNamespaces("a/ns.yaml").Should().BeFalse();

    private static KustomizeChain Chain(params (string Directory, string Text)[] kustomizations) => new(
        KustomizationFile.FindAll(kustomizations.Select(item => Sample.File($"{item.Directory}/kustomization.yaml", item.Text + "\n"))));
}
