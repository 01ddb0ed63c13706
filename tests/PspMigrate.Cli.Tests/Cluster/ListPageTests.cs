using System.Text;
using PspMigrate.Cli.Cluster;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class ListPageTests
{
    [TestMethod]
    public void Items_and_the_next_page_are_found()
    {
        var page =
            Page(
                """
                {"kind": "PodList", "metadata": {"resourceVersion": "1", "continue": "abc"}, "items": [{"metadata": {"labels": {"name": "x"}, "name": "a",
                 "namespace": "n"}}, {"spec": [], "metadata": {"name": "b"}}]}
                """);

        page.Continue.Should().Be("abc");
        page.Items.Select(item => ListPage.NamesOf(page[item])).Should().Equal(("n", "a"), ("", "b"));
    }

    [TestMethod]
    [DataRow("""{"items": null, "metadata": {}}""")]
    [DataRow("""{"metadata": {"continue": ""}, "items": []}""")]
    public void The_last_page_may_be_empty(string json)
    {
        var page = Page(json);

        page.Continue.Should().BeNull();
        page.Items.Should().BeEmpty();
    }

    private static ListPage Page(string json) => new(Encoding.UTF8.GetBytes(json));
}
