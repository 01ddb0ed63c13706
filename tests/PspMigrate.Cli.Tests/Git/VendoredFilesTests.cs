using PspMigrate.Cli.Git;

namespace PspMigrate.Cli.Tests.Git;

[TestClass]
public sealed class VendoredFilesTests
{
    [TestMethod]
    [DataRow("a/vendor/psp.yaml", "what lies in vendor comes from elsewhere")]
    [DataRow("node_modules/x/psp.yaml", "what lies in node_modules comes from elsewhere")]
    [DataRow("third_party/psp.yaml", "what lies in third_party comes from elsewhere")]
    [DataRow("charts/web/charts/db/templates/psp.yaml", "this chart comes from elsewhere")]
    [DataRow("charts/web/templates/psp.yaml", "this is a template of a Helm chart")]
    [DataRow("dist/web.k8s.yaml", "cdk8s synth writes this file")]
    public void What_is_made_elsewhere_is_not_edited(string path, string reason) => Reason(path).Should().Be(reason);

    [TestMethod]
    [DataRow("psp.yaml")]
    [DataRow("vendors/psp.yaml")]
    [DataRow("charts/web/values.yaml")]
    [DataRow("charts/web2/templates/psp.yaml", DisplayName = "a name that only begins like that of the chart")]
    [DataRow("templates/psp.yaml", DisplayName = "no chart's templates")]
    [DataRow("distribution/psp.yaml")]
    public void Everything_else_is(string path) => Reason(path).Should().BeNull();

    [TestMethod]
    public void A_chart_may_be_the_whole_repository()
    {
        VendoredFiles.NotEditableReason("templates/psp.yaml", [""], []).Should().Be("this is a template of a Helm chart");
        VendoredFiles.NotEditableReason("charts/db/psp.yaml", [""], []).Should().Be("this chart comes from elsewhere");
    }

    private static string? Reason(string path) => VendoredFiles.NotEditableReason(path, ["charts/web"], ["dist"]);
}
