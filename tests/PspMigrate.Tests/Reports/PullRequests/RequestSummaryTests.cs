using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;

namespace PspMigrate.Tests.Reports.PullRequests;

[TestClass]
public sealed class RequestSummaryTests
{
    [TestMethod]
    public void It_says_what_became_of_every_namespace()
    {
        var labels = string.Concat(Sample.Labels.Select(label => $"    {label.Key}: {label.Value}\n"));

        Summary(
            ("a.yaml", Namespace("a")),
            ("done.yaml", Namespace("done") + "  labels:\n" + labels),
            ("one.yaml", Namespace("twice")),
            ("two.yaml", Namespace("twice")))
            .Should().Be("1 namespace labelled; 1 unchanged: already labelled; 1 left alone, as noted above: twice");
    }

    [TestMethod]
    public void Nothing_to_do_is_said() =>
        Summary(("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n")).Should().Be("no namespaces labelled");

    /// <remarks>docs/concepts.md, Where no account may use a policy: without any grant it isn't known what may run.</remarks>
    [TestMethod]
    public void Without_a_binding_no_binding_is_blamed()
    {
        var plan = Plans.Of(Plans.Policy("p") + Plans.Namespace("a"));

        RequestSummary.Of(plan, []).Should()
            .Be("no namespaces labelled; 1 without a level (a): no bindings were read, so nothing is known of who may use which policy");
    }

    private static string Namespace(string name) => $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n";

    private static string Summary(params (string Path, string Text)[] files)
    {
        var (plan, _, changes) = Sample.Plan([.. files.Select(file => Sample.File(file.Path, file.Text))]);
        return RequestSummary.Of(plan, [.. changes]);
    }
}
