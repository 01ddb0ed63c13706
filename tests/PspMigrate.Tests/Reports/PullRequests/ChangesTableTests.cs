using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;

namespace PspMigrate.Tests.Reports.PullRequests;

/// <summary>The policy of the sample fits baseline; restricted is audited and warned of.</summary>
[TestClass]
public sealed class ChangesTableTests
{
    private const string Enforce = "pod-security.kubernetes.io/enforce";

    [TestMethod]
    public void Each_mode_says_what_it_becomes_and_what_it_was()
    {
        var table = Table(Changes(true, Ns("new"), Ns("old", Enforce, "privileged"), Ns("same", Enforce, "baseline", $"{Enforce}-version", "latest")));

        table.Rows.Select(row => (row[0].Text, row[2].Text, row[4].Text)).Should().Equal(
            ("new", "baseline:latest", "restricted:latest"), ("old", "baseline:latest (was privileged)", "restricted:latest"),
            ("same", "baseline:latest (as it was)", "restricted:latest"));
    }

    [TestMethod]
    public void A_label_that_stays_is_marked_and_listed_with_the_way_to_replace_it()
    {
        var changes = Changes(false, Ns("old", Enforce, "privileged"));

        Table(changes).Rows.Single()[2].Text.Should().Be("privileged (kept)");
        Items(changes, "Labels that were kept").Should().Equal("old: enforce says privileged; baseline:latest would fit (--overwrite replaces it)");
    }

    /// <remarks>What OpenShift's label syncer manages is never written (docs/status.md, "Blocked by").</remarks>
    [TestMethod]
    public void A_label_that_another_program_looks_after_is_not_said_to_be_replaceable()
    {
        var changes = Changes(true, Ns("managed", "security.openshift.io/scc.podSecurityLabelSync", "true", Enforce, "privileged"));

        Items(changes, "Labels that were kept").Should().ContainSingle().Which.Should()
            .StartWith("managed: enforce says privileged; baseline:latest would fit (left to OpenShift's label syncer)").And.NotContain("--overwrite");
    }

    [TestMethod]
    public void A_label_that_is_replaced_by_another_is_listed_with_both()
    {
        Items(Changes(true, Ns("old", Enforce, "privileged")), "Labels that were replaced")
            .Should().Equal("old: enforce said privileged and now says baseline:latest");
        Items(Changes(true, Ns("new")), "Labels that were replaced").Should().BeEmpty("there was none");
    }

    [TestMethod]
    public void Rows_and_entries_beyond_the_limit_are_counted()
    {
        var changes = Changes(true, [.. Enumerable.Range(0, 7).Select(i => Ns($"ns{i}", Enforce, "privileged"))]);

        var blocks = ChangesTable.Of(changes, 3).ToArray();

        blocks.OfType<Table>().Single().Rows.Should().HaveCount(3);
        blocks.OfType<Paragraph>().Single().Text.Should().Be("… and 4 more namespaces.");
        blocks.OfType<Items>().Single().All.Select(item => item.Text).Should().HaveCount(4).And.EndWith("… and 4 more");
    }

    [TestMethod]
    public void A_namespace_that_is_defined_twice_is_left_alone_with_both_places()
    {
        var changes = Sample.Plan([Sample.File("a.yaml", Ns("shop")), Sample.File("b.yaml", Ns("shop"))]).Changes;

        Table(changes).Rows.Should().BeEmpty();
        Items(changes, "Namespaces left alone").Should().ContainSingle().Which.Should().StartWith("shop: ").And.Contain("a.yaml:1").And.Contain("b.yaml:1");
    }

    private static IReadOnlyList<NamespaceChange> Changes(bool overwrite, params string[] manifests) =>
        Sample.Plan([.. manifests.Select((text, i) => Sample.File($"{i}.yaml", text))], overwrite).Changes;

    private static Table Table(IReadOnlyList<NamespaceChange> changes) => ChangesTable.Of(changes, int.MaxValue).OfType<Table>().Single();

    private static string[] Items(IReadOnlyList<NamespaceChange> changes, string title) =>
        ChangesTable.Of(changes, 100).SkipWhile(block => block is not Heading heading || heading.Text != title).Skip(1).FirstOrDefault() is Items items
            ? [.. items.All.Select(item => item.Text)]
            : [];

    private static string Ns(string name, params string[] labels) => $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n"
        + (labels.Length == 0 ? "" : "  labels:\n" + string.Concat(labels.Chunk(2).Select(pair => $"    {pair[0]}: \"{pair[1]}\"\n")));
}
