using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class SteppedEditsTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";
    private const string InTeamB = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-b}\n";

    private const string Pod =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: p
          namespace: team-a
        spec:
          containers:
          - name: c
            image: i
            securityContext:
              capabilities:
                add: [NET_RAW]

        """;

    [TestMethod]
    public void A_new_manifest_holds_the_labels_and_is_listed_where_its_sibling_is()
    {
        RepositoryFile[] files =
        [
            Sample.File("apps/ns.yaml", Namespace),
            Sample.File("apps/x.yaml", InTeamB),
            Sample.File("apps/kustomization.yaml", "resources:\n- ns.yaml\n"),
            Sample.File("other/kustomization.yaml", "resources:\n- x.yaml\n"),
            Sample.File("silent/kustomization.yaml", "namePrefix: x\n"),
        ];
        var (_, planner, changes) = Sample.Plan(files);

        var made = new SteppedEdits(files).NewManifests(changes, planner.Kustomizations);

        made.Should().Equal(
            new FileChange(
                "apps/namespace-team-b.yaml",
                Before: null,
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: team-b
                  labels:
                    pod-security.kubernetes.io/audit: restricted
                    pod-security.kubernetes.io/audit-version: latest
                    pod-security.kubernetes.io/enforce: baseline
                    pod-security.kubernetes.io/enforce-version: latest
                    pod-security.kubernetes.io/warn: restricted
                    pod-security.kubernetes.io/warn-version: latest

                """),
            new FileChange("apps/kustomization.yaml", "resources:\n- ns.yaml\n", "resources:\n- ns.yaml\n- namespace-team-b.yaml\n"));
    }

    [TestMethod]
    [DataRow("\n", false)]
    [DataRow("\r\n", true)]
    public void A_new_manifest_has_the_line_breaks_of_its_sibling(string newLine, bool hasReturns)
    {
        RepositoryFile[] files = [Sample.File("a.yaml", Namespace.ReplaceLineEndings(newLine)), Sample.File("x.yaml", InTeamB)];
        var (_, planner, changes) = Sample.Plan(files);

        var text = new SteppedEdits(files).NewManifests(changes, planner.Kustomizations).Single().After;

        text.Should().Be(text.ReplaceLineEndings(newLine));
        text.Contains('\r', StringComparison.Ordinal).Should().Be(hasReturns);
    }

    [TestMethod]
    public void A_new_manifest_without_a_sibling_is_listed_nowhere()
    {
        RepositoryFile[] files = [Sample.File("x.yaml", InTeamB), Sample.File("kustomization.yaml", "resources: [x.yaml]\n")];
        var (_, planner, changes) = Sample.Plan(files, newFiles: "ns");

        var made = new SteppedEdits(files).NewManifests(changes, planner.Kustomizations).Single();

        made.Path.Should().Be("ns/namespace-team-b.yaml");
        made.After.Should().NotContain("\r");
    }

    [TestMethod]
    public void Each_step_begins_with_what_the_step_before_left()
    {
        RepositoryFile[] files = [Sample.File("all.yaml", Namespace + "---\n" + Pod)];
        var (plan, _, changes) = Sample.Plan(files);
        var steps = new SteppedEdits(files);

        var labels = steps.Labels(changes).Single();
        var fixes = steps.Fixes(WorkloadFixes.Of(plan, files).Fixes, BuiltFixes.None).Single();

        labels.Before.Should().Be(files[0].Text);
        labels.After.Should().Contain("enforce: baseline").And.EndWith(Pod);
        fixes.Before.Should().Be(labels.After);
        fixes.After.Should().Contain("enforce: baseline").And.NotContain("NET_RAW");
    }

    [TestMethod]
    public void Files_come_by_path_and_only_those_that_change()
    {
        RepositoryFile[] files = [Sample.File("b.yaml", Namespace), Sample.File("a.yaml", Namespace.Replace("team-a", "team-b", StringComparison.Ordinal))];
        var (_, _, changes) = Sample.Plan(files);
        var steps = new SteppedEdits(files);

        steps.Labels(changes).Select(change => change.Path).Should().Equal("a.yaml", "b.yaml");
        steps.Labels(changes).Should().BeEmpty("the labels are there already");
    }

    [TestMethod]
    public void What_cannot_be_edited_is_said()
    {
        RepositoryFile[] files = [Sample.File("a.yaml", Pod.Replace("[NET_RAW]", "&x [NET_RAW]", StringComparison.Ordinal) + "    command: *x\n")];
        var (plan, _, _) = Sample.Plan(files);
        var fix = Checked.Of(Sample.Read(files), new()).Single(check => check.Name is "team-a").Workloads.Single().Fix;
        plan.Namespaces.Should().Contain(item => item.Name == "team-a");

        FluentActions.Invoking(() => new SteppedEdits(files).Fixes([fix], BuiltFixes.None))
            .Should().Throw<ManifestException>().WithMessage("*can't be edited in place*");
    }
}
