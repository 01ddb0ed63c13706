using System.Text.Json;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;
using PspMigrate.Tests.Reports.Fixes;
using PspMigrate.Tests.Reports.Json;

namespace PspMigrate.Tests.Reports.PullRequests;

[TestClass]
public sealed class RequestJsonTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n";

    [TestMethod]
    public void A_namespace_that_is_labelled_has_its_file_its_labels_and_the_command_that_takes_them_back()
    {
        var shop = Of(Sample.Plan([Sample.File("ns/shop.yaml", Namespace)]).Changes).GetProperty("namespaces")[0];

        (shop.Text("name"), shop.Text("change"), shop.Text("file"), shop.Text("leftAlone")).Should().Be(("shop", "edit", "ns/shop.yaml", null));
        shop.GetProperty("labels").EnumerateObject().Select(label => KeyValuePair.Create(label.Name, label.Value.GetString()!)).Should().Equal(Sample.Labels);
        foreach (var key in Sample.Labels.Keys)
            shop.Text("undo").Should().StartWith("kubectl label --overwrite namespace shop ").And.MatchRegex($" {key}-( |$)");
    }

    /// <remarks>A program that applied labels of a namespace that the request leaves alone would do more than the request.</remarks>
    [TestMethod]
    public void A_namespace_that_is_left_alone_has_a_reason_and_nothing_to_do_or_undo()
    {
        var shop = Of(Sample.Plan([Sample.File("a.yaml", Namespace), Sample.File("b.yaml", Namespace)]).Changes).GetProperty("namespaces")[0];

        (shop.Text("change"), shop.Text("file"), shop.Text("undo")).Should().Be(("definedTwice", null, null));
        shop.GetProperty("labels").EnumerateObject().Should().BeEmpty();
        shop.Text("leftAlone").Should().Contain("a.yaml:1").And.Contain("b.yaml:1");
    }

    [TestMethod]
    public void A_fix_says_where_its_workload_is_what_it_writes_and_what_it_leaves()
    {
        var fix = Of([], Made.Web("{hostPID: true, containers: [{name: a}]}")).GetProperty("fixes")[0];

        (fix.Text("namespace"), fix.Text("kind"), fix.Text("name")).Should().Be(("shop", "Deployment", "web"));
        fix.About("changes", "field", "spec.template.spec.containers[0].securityContext").GetProperty("value").GetProperty("allowPrivilegeEscalation")
            .GetBoolean().Should().BeFalse("its policy fills that in, and restricted asks for it");
        fix.About("reasons", "control", "hostNamespaces").GetProperty("fields")[0].Text("field").Should().Be("spec.template.spec.hostPID");
    }

    private static JsonElement Of(IEnumerable<NamespaceChange> changes, params Fix[] fixes) =>
        Said.By(json => new RequestAnswer(Plans.Of(""), [.. changes], [.. fixes]).WriteData(json));
}
