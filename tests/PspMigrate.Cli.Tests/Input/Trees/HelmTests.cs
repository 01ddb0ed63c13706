using PspMigrate.Cli.Input.Trees;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Names of releases come from files that anybody may have written.</summary>
[TestClass]
public sealed class HelmTests
{
    [TestMethod]
    public void A_release_is_named() =>
        Arguments("web.v2").Should().Equal("template", "web.v2", "charts/web", "--namespace", "shop", "--values", "prod.yaml");

    /// <remarks>helm pkg/chartutil/validate_name.go; helm template --help: --post-renderer runs a program.</remarks>
    [TestMethod]
    [DataRow("--post-renderer=./steal.sh")]
    [DataRow("-f")]
    [DataRow("Web")]
    [DataRow("")]
    [DataRow("a\n")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_helm_takes_for_no_name_is_left_to_it(string name) =>
        Arguments(name).Should().Equal("template", "charts/web", "--namespace", "shop", "--values", "prod.yaml");

    [TestMethod]
    public void A_chart_is_no_option() =>
        Helm.Arguments(new("web", Namespace: null, Values: null, []), "-n", []).Should().Equal("template", "web", "./-n");

    private static IReadOnlyList<string> Arguments(string name) => Helm.Arguments(new HelmRelease(name, "shop", Values: null, []), "charts/web", ["prod.yaml"]);
}
