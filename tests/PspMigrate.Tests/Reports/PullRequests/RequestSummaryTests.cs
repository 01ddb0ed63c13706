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

    private static string Namespace(string name) => $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n";

    private static string Summary(params (string Path, string Text)[] files)
    {
        var (plan, _, changes) = Sample.Plan([.. files.Select(file => Sample.File(file.Path, file.Text))]);
        return RequestSummary.Of(plan, [.. changes]);
    }
}
