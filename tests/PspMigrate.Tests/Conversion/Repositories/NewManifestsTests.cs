using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <summary>Where a namespace gets a manifest that the repository doesn't hold.</summary>
[TestClass]
public sealed class NewManifestsTests
{
    private const string Elsewhere = "apiVersion: v1\nkind: Namespace\nmetadata: {name: team-a}\n";

    /// <remarks>kubernetes pkg/controlplane/controller/systemnamespaces @v1.28, and the default namespace.</remarks>
    /// <remarks>OLM puts operators where its OperatorGroup is, whatever their bundle says.</remarks>
    [TestMethod]
    public void A_namespace_that_only_unknown_kinds_name_is_not_made()
    {
        var change = Sample.Plan([Sample.File("csv.yaml",
            """
            apiVersion: operators.coreos.com/v1alpha1
            kind: ClusterServiceVersion
            metadata: {name: op.v1, namespace: operators}
            spec: {install: {spec: {deployments: [{name: op, spec: {template: {spec: {containers: [{name: m, image: m}]}}}}]}}}
            """)]).Changes.Single();

        change.Kind.Should().Be(ChangeKind.Missing);
        change.Why.Should().Be("only objects of kinds that Kubernetes doesn't know name it, and they may go elsewhere");
    }

    [TestMethod]
    [DataRow("default"), DataRow("kube-system"), DataRow("kube-public"), DataRow("kube-node-lease")]
    public void What_every_cluster_makes_itself_gets_none(string name)
    {
        var change = Change(name, Sample.File("a.yaml", Elsewhere), Home("x.yaml", name));

        change.Kind.Should().Be(ChangeKind.Missing);
        change.Why.Should().Be("every cluster makes this namespace itself");
        change.Path.Should().BeNull();
        change.ChangesFiles.Should().BeFalse();
    }

    [TestMethod]
    public void A_name_that_no_namespace_can_have_gets_none()
    {
        var change = Change("Team_B", Sample.File("a.yaml", Elsewhere), Home("x.yaml", "Team_B"));

        change.Kind.Should().Be(ChangeKind.Missing);
        change.Why.Should().Be("no namespace can have this name");
    }

    [TestMethod]
    public void Without_another_namespace_it_stands_beside_what_is_in_it()
    {
        var change = Change("team-b", Home("apps/b/x.yaml", "team-b"));

        change.Path.Should().Be("apps/b/namespace-team-b.yaml");
        change.ChangesFiles.Should().BeTrue();
        change.Sibling.Should().BeNull();
    }

    /// <remarks>kustomize builds what resources list, and nothing else that lies in the directory.</remarks>
    [TestMethod]
    [DataRow("{namespace: team-b, resources: [x.yaml]}", null, "base", DisplayName = "one that puts it there")]
    [DataRow("{resources: [x.yaml]}", "{namespace: team-b, resources: [../../base]}", "overlays/b", DisplayName = "the last one that builds it")]
    [DataRow("{namespace: team-b, resources: [x.yaml]}", "{resources: [../../base]}", "overlays/b", DisplayName = "one that takes it as it is")]
    public void It_is_listed_by_the_kustomization_that_builds_what_is_in_it(string below, string? top, string directory)
    {
        RepositoryFile[] kustomizations =
        [
            Sample.File("base/kustomization.yaml", below),
            .. top is null ? [] : new[]
            {
                Sample.File("overlays/b/kustomization.yaml", top), Sample.File("overlays/c/kustomization.yaml", "{namespace: team-c, resources: [../../base]}"),
            },
        ];

        var (_, planner, changes) = Sample.Plan([Home("base/x.yaml", "team-b"), .. kustomizations]);

        changes.Single().Path.Should().Be($"{directory}/namespace-team-b.yaml");
        new SteppedEdits(kustomizations).NewManifests(changes, planner.Kustomizations).Single(file => file.Before is not null)
            .Should().Match<FileChange>(file => file.Path == $"{directory}/kustomization.yaml" && file.After!.Contains("namespace-team-b.yaml"));
    }

    [TestMethod]
    public void A_kustomization_that_does_not_build_what_is_in_it_lists_nothing()
    {
        RepositoryFile[] kustomizations = [Sample.File("base/kustomization.yaml", "{namespace: prod, resources: [other.yaml]}")];

        var (_, planner, changes) = Sample.Plan([Home("base/x.yaml", "team-b"), .. kustomizations]);

        changes.Single().Path.Should().Be("base/namespace-team-b.yaml");
        new SteppedEdits(kustomizations).NewManifests(changes, planner.Kustomizations).Should().OnlyContain(file => file.Before == null);
    }

    /// <remarks>helm.sh/docs/topics/charts: what lies in templates is installed with every release, in whichever namespace.</remarks>
    [TestMethod]
    public void None_is_made_in_a_chart()
    {
        RepositoryFile[] chart =
        [
            Sample.File("web/Chart.yaml", "name: web\n"), Home("web/templates/sa.yaml", "team-b"), Sample.File("web/templates/ns.yaml", Elsewhere),
        ];

        Change("team-b", chart).Why.Should().Be("charts make what is in it, wherever they are installed; say with --new-files where its manifest belongs");
        Change("team-b", [.. chart, Sample.File("z/ns.yaml", Elsewhere.Replace("team-a", "team-c", StringComparison.Ordinal))])
            .Path.Should().Be("z/namespace-team-b.yaml");
    }

    [TestMethod]
    public void Where_several_kustomizations_build_it_its_place_is_asked_for()
    {
        var change = Change(
            "team-b", Home("base/x.yaml", "team-b"), Sample.File("base/kustomization.yaml", "resources: [x.yaml]"),
            Sample.File("dev/kustomization.yaml", "{namespace: team-b, resources: [../base]}"),
            Sample.File("prod/kustomization.yaml", "{namespace: team-b, resources: [../base]}"));

        change.Why.Should().Be("several kustomizations build what is in it, or none that keeps its name; say with --new-files where its manifest belongs");
    }

    [TestMethod]
    public void Where_nothing_of_the_repository_is_in_it_its_place_is_asked_for()
    {
        var binding = Home("elsewhere.yaml", "team-b");
        var plan = Planner.Make(Sample.Read([binding]), new());

        var change = new RepositoryPlanner(plan, [], new()).Changes().Single(item => item.Name is "team-b");

        change.Kind.Should().Be(ChangeKind.Missing);
        change.Why.Should().Be("the repository holds no other namespace; say with --new-files where its manifest belongs");
    }

    [TestMethod]
    [DataRow("ServiceAccount", ""), DataRow("Role", "rules: []"), DataRow("RoleBinding", "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: x}")]
    [DataRow("Pod", "spec: {containers: [{name: c}]}")]
    public void Whatever_is_in_it_shows_where_it_is_at_home(string kind, string rest)
    {
        var version = kind is "ServiceAccount" or "Pod" ? "v1" : "rbac.authorization.k8s.io/v1";
        var change = Change(
            "team-b",
            Sample.File("far/ns.yaml", Elsewhere),
            Sample.File("near/ns.yaml", Elsewhere.Replace("team-a", "team-c", StringComparison.Ordinal)),
            Sample.File("near/x.yaml", $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: x, namespace: team-b}}\n{rest}\n"),
            Sample.File("far/sa.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-c}\n"));

        change.Path.Should().Be("near/namespace-team-b.yaml");
    }

    [TestMethod]
    public void A_cluster_wide_binding_is_in_no_namespace() =>
        Change(
            "team-b",
            Sample.File("x.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x, namespace: team-b}\n"),
            Sample.File(
                "a/b.yaml",
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: x}\nroleRef: {apiGroup: rbac.authorization.k8s.io, "
                    + "kind: ClusterRole, name: use}\nsubjects: []\n"))
            .Path.Should().Be("namespace-team-b.yaml");

    [TestMethod]
    public void Of_equally_near_ones_the_first_by_place_is_followed() =>
        Change(
            "team-c",
            Sample.File("b/team-b.yaml", Elsewhere.Replace("team-a", "team-b", StringComparison.Ordinal)),
            Sample.File("a/ns.yaml", Elsewhere),
            Home("x.yaml", "team-c"))
            .Path.Should().Be("a/namespace-team-c.yaml");

    [TestMethod]
    public void The_nearest_home_counts_where_it_has_several() =>
        Change(
            "team-c",
            Sample.File("a/ns.yaml", Elsewhere),
            Sample.File("b/deep/ns.yaml", Elsewhere.Replace("team-a", "team-b", StringComparison.Ordinal)),
            Home("z/z/x.yaml", "team-c"),
            Home("b/deep/y.yaml", "team-c", "other"))
            .Path.Should().Be("b/deep/namespace-team-c.yaml");

    [TestMethod]
    [DataRow("team-a.yaml", "team-b.yaml")]
    [DataRow("ns-team-a.yml", "ns-team-b.yml")]
    [DataRow("team-a.ns.yaml", "team-b.ns.yaml")]
    [DataRow("1team-a_team-a.yaml", "1team-a_team-b.yaml")]
    [DataRow("team-a2.yaml", "namespace-team-b.yaml")]
    [DataRow("xteam-a.yaml", "namespace-team-b.yaml")]
    [DataRow("team-a.json", "namespace-team-b.yaml")]
    public void A_file_is_named_as_its_sibling_is(string sibling, string expected) =>
        Change("team-b", Sample.File(sibling, Elsewhere), Home("x.yaml", "team-b")).Path.Should().Be(expected);

    [TestMethod]
    public void A_name_that_is_taken_is_passed_over()
    {
        RepositoryFile[] taken = [Sample.File("apps/ns.yaml", Elsewhere), Home("apps/namespace-team-b.yaml", "team-b")];

        Change("team-b", taken).Path.Should().Be("apps/team-b-namespace.yaml");

        var change = Change("team-b", [.. taken, Sample.File("apps/team-b-namespace.yaml", "a: b\n")]);
        change.Kind.Should().Be(ChangeKind.Missing);
        change.Why.Should().Be("the file names for it are taken in apps");
    }

    [TestMethod]
    [DataRow("clusters/ns", "clusters/ns/namespace-team-b.yaml"), DataRow("", "namespace-team-b.yaml")]
    public void A_directory_that_is_asked_for_goes_before_everything(string directory, string expected)
    {
        RepositoryFile[] files = [Sample.File("apps/ns.yaml", Elsewhere), Home("apps/x.yaml", "team-b")];

        Sample.Plan(files, newFiles: directory).Changes.Single(change => change.Name is "team-b").Path.Should().Be(expected);
    }

    private static RepositoryFile Home(string path, string ns, string name = "x") =>
        Sample.File(path, $"apiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: {name}, namespace: {ns}}}\n");

    private static NamespaceChange Change(string name, params RepositoryFile[] files) =>
        Sample.Plan(files).Changes.Single(change => string.Equals(change.Name, name, StringComparison.Ordinal));
}
