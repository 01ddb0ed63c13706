using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class RepositoryPlannerTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    [TestMethod]
    public void A_namespace_with_one_manifest_gets_its_labels_there()
    {
        var change = Sample.Plan([Sample.File("ns/a.yaml", Namespace)]).Changes.Single();

        change.Kind.Should().Be(ChangeKind.Edit);
        change.Path.Should().Be("ns/a.yaml");
        change.Labels.Should().BeEquivalentTo(Sample.Labels);
    }

    [TestMethod]
    public void Items_of_a_list_are_manifests_too()
    {
        RepositoryFile[] files =
            [Sample.File("all.yaml", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: team-a\n")];
        var (_, _, changes) = Sample.Plan(files);

        new SteppedEdits(files).Labels(changes).Single().After.Should()
            .StartWith(files[0].Text + "    labels:\n      pod-security.kubernetes.io/audit: restricted\n");
    }

    [TestMethod]
    public void Labels_that_are_shared_by_an_anchor_are_not_changed_for_others()
    {
        var change = Sample.Plan(
        [
            Sample.File("a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n  annotations: &x {a: b}\n  labels: *x\n"),
        ]).Changes.Single();

        change.Kind.Should().Be(ChangeKind.NotEditable);
        change.Why.Should().Contain("alias");
    }

    [TestMethod]
    public void A_label_that_says_something_else_keeps_its_mode_as_it_is()
    {
        const string text = Namespace + "  labels:\n    pod-security.kubernetes.io/warn: privileged\n";

        var kept = Sample.Plan([Sample.File("a.yaml", text)]).Changes.Single();
        var replaced = Sample.Plan([Sample.File("a.yaml", text)], overwrite: true).Changes.Single();

        kept.Labels.Select(label => label.Key).Should().NotContain(key => key.Contains("warn", StringComparison.Ordinal)).And.HaveCount(4);
        replaced.Labels.Should().BeEquivalentTo(Sample.Labels);
    }

    /// <remarks>api/helpers.go PolicyToEvaluate: the API server warns of what is enforced anyway. The plan is of a cluster without labels.</remarks>
    [TestMethod]
    public void Audit_and_warn_are_not_laxer_than_what_the_manifest_enforces()
    {
        RepositoryFile[] files = [Sample.File(
            "a.yaml", Namespace + "  labels: {pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.24}\n")];
        var plan = Planner.Make(Sample.Read([Sample.File("live.yaml", Namespace)]), new() { Audit = new(IsAuto: false, Level.Baseline) });

        var modes = new RepositoryPlanner(plan, files, new()).Changes().Single().Modes;

        modes.Should().OnlyContain(mode => mode.IsKept || mode.Wanted.Level == Level.Restricted);
        modes.Single(mode => mode.Mode == Mode.Audit).Wanted.ToString().Should().Be("restricted:v1.24");
    }

    /// <remarks>A plan of a cluster, whose objects needn't say what the repository's manifests do.</remarks>
    [TestMethod]
    [DataRow("{}", "{}", 6)]
    [DataRow("{}", "{pod-security.kubernetes.io/enforce: baseline}", 6, DisplayName = "a level without its version is completed")]
    [DataRow("{}", "{pod-security.kubernetes.io/enforce-version: latest}", 6, DisplayName = "a version without its level is completed")]
    [DataRow("{}", "{pod-security.kubernetes.io/enforce-version: v1.24}", 4)]
    [DataRow("{}", "{pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.24}", 4)]
    [DataRow("{}", "{pod-security.kubernetes.io/enforce: privileged, pod-security.kubernetes.io/enforce-version: latest}", 4)]
    [DataRow("{}", "{pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: latest}", 4)]
    [DataRow("{pod-security.kubernetes.io/enforce: privileged}", "{}", 4, DisplayName = "what the cluster says stays, too")]
    public void What_either_the_input_or_the_manifest_says_otherwise_stays(string live, string written, int labels)
    {
        RepositoryFile[] files = [Sample.File("a.yaml", Namespace + $"  labels: {written}\n")];
        var plan = Planner.Make(Sample.Read([Sample.File("live.yaml", Namespace + $"  labels: {live}\n")]), new());

        new RepositoryPlanner(plan, files, new()).Changes().Single().Labels.Should().HaveCount(labels);
    }

    [TestMethod]
    public void Changes_come_by_the_names_of_namespaces() =>
        Sample.Plan([Sample.File("1.yaml", Namespace.Replace("team-a", "z", StringComparison.Ordinal)), Sample.File("2.yaml", Namespace)]).Changes
            .Select(change => change.Name).Should().Equal("team-a", "z");

    [TestMethod]
    public void A_file_that_must_not_be_edited_keeps_its_namespace_from_a_second_manifest()
    {
        var changes = Sample.Plan(
        [
            new RepositoryFile("vendor/a.yaml", Namespace, NotEditableReason: "it comes from elsewhere"),
            Sample.File("sa.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-a}\n"),
        ], newFiles: "ns").Changes;

        var change = changes.Single();
        change.Kind.Should().Be(ChangeKind.NotEditable);
        change.Why.Should().Be("it comes from elsewhere");
    }

    /// <remarks>Kustomize may leave an object out (a patch with $delete), or give it another name (namePrefix, or namespace for a Namespace object).</remarks>
    [TestMethod]
    [DataRow("resources: [a.yaml]\n", null, "a kustomization reads it, and no build has a namespace of this name")]
    [DataRow("resources: []\n", "other", "its namespace gets another name when it is applied")]
    public void A_manifest_of_which_a_build_makes_something_else_is_left_alone(string kustomization, string? built, string why)
    {
        RepositoryFile[] files = [Sample.File("k/kustomization.yaml", kustomization), Sample.File("k/a.yaml", Namespace)];
        var plan = Planner.Make(Sample.Read(files[1..]), new());

        var change = new RepositoryPlanner(plan, files, new()
        {
            Built = built is null ? [] : [new("k", built, plan.Analysis.Inventory.Namespaces.Single(item => item.Name is "team-a").At)],
        }).Changes().Single();

        change.Should().BeEquivalentTo(new { Kind = ChangeKind.NotEditable, Why = why });
    }

    [TestMethod]
    [DataRow("apps/b/x.yaml", "apps/b/ns-team-b.yaml")]
    [DataRow("apps/a/deep/x.yaml", "apps/a/namespace-team-b.yaml")]
    public void A_new_manifest_stands_beside_the_nearest_one_and_is_named_like_it(string home, string path)
    {
        var changes = Sample.Plan(
        [
            Sample.File("apps/a/first.yaml", Namespace),
            Sample.File("apps/b/ns-team-c.yaml", Namespace.Replace("team-a", "team-c", StringComparison.Ordinal)),
            Sample.File(home, "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-b}\n"),
        ]).Changes;

        changes.Single(change => change.Name is "team-b").NewPath.Should().Be(path);
    }

    [TestMethod]
    [DataRow("s", "namespaces.yaml"), DataRow("yaml", "all.yaml")]
    public void A_file_that_only_happens_to_contain_the_letters_of_its_namespace_is_not_named_after_it(string sibling, string file)
    {
        var changes = Sample.Plan(
        [
            Sample.File($"apps/{file}", Namespace.Replace("team-a", sibling, StringComparison.Ordinal)),
            Sample.File("apps/x.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-b}\n"),
        ]).Changes;

        changes.Single(change => change.Name is "team-b").NewPath.Should().Be("apps/namespace-team-b.yaml");
    }
}
