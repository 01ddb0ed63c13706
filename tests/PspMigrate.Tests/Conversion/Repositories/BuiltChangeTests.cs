using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class BuiltChangeTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";

    /// <summary>Lets everything into the namespace shop-dev, so that it is to be privileged; all others are to be baseline.</summary>
    private const string Open =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: open}
        spec: {privileged: true, runAsUser: {rule: RunAsAny}, seLinux: {rule: RunAsAny}, supplementalGroups: {rule: RunAsAny}, fsGroup: {rule: RunAsAny},
         volumes: ['*']}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: open, namespace: shop-dev}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [open], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: open, namespace: shop-dev}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: open}
        subjects: [{kind: ServiceAccount, name: default}]
        """;

    private static readonly Position Base = new("base/ns.yaml", 1, 1);

    private static readonly RepositoryFile[] Files =
    [
        Sample.File("base/kustomization.yaml", "resources: [ns.yaml]\n"),
        Sample.File("base/ns.yaml", Namespace),
        Sample.File("overlays/dev/kustomization.yaml", "resources: [../../base]\nnamespace: shop-dev\n"),
        Sample.File("overlays/prod/kustomization.yaml", "resources: [../../base]\nnamespace: shop-prod\n"),
    ];

    private static readonly BuiltNamespace[] Both = [new("overlays/dev", "shop-dev", Base), new("overlays/prod", "shop-prod", Base)];

    [TestMethod]
    public void Where_all_that_is_built_from_it_is_to_have_the_same_labels_the_base_gets_them()
    {
        var change = Change("shop-prod", Files, Both);

        change.Kind.Should().Be(ChangeKind.Edit);
        change.Path.Should().Be("base/ns.yaml");
        change.Overlays.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("shop-dev", "overlays/dev/pod-security-shop-dev.yaml")]
    [DataRow("shop-prod", "overlays/prod/pod-security-shop-prod.yaml")]
    public void Where_not_each_overlay_patches_its_own(string name, string path)
    {
        var change = Change(name, [.. Files, Sample.File("open.yaml", Open)], Both);

        change.Kind.Should().Be(ChangeKind.Edit);
        change.Overlays.Should().ContainSingle();
        change.Path.Should().Be(path);
    }

    [TestMethod]
    [DataRow(0, "the build takes it from no manifest of this repository")]
    [DataRow(1, "its manifest is not among the files that were to be read")]
    public void What_comes_from_no_file_here_is_not_edited(int line, string why)
    {
        var change = Change("shop-prod", Files, new BuiltNamespace("overlays/prod", "shop-prod", new("elsewhere/ns.yaml", line, line)));

        change.Kind.Should().Be(ChangeKind.NotEditable);
        change.Why.Should().Be(why);
    }

    /// <summary>A kustomization has it, and so has a file that no kustomization reads: which of them is applied last isn't known.</summary>
    [TestMethod]
    public void What_is_defined_in_two_places_is_not_guessed()
    {
        var change = Change("shop", [.. Files, Sample.File("plain.yaml", Namespace)], new BuiltNamespace("base", "shop", Base));

        change.Kind.Should().Be(ChangeKind.DefinedTwice);
        change.At.Should().Equal(Base, new Position("plain.yaml", 1, 1));
    }

    [TestMethod]
    public void One_overlay_can_not_have_different_patches_for_two_namespaces()
    {
        var change = Change(
            "shop-prod", [.. Files, Sample.File("open.yaml", Open)],
            new BuiltNamespace("overlays/dev", "shop-dev", Base), new BuiltNamespace("overlays/dev", "shop-prod", Base));

        change.Kind.Should().Be(ChangeKind.NotEditable);
        change.Why.Should().Be("overlays/dev is applied as namespaces shop-dev, shop-prod, which want different labels");
    }

    [TestMethod]
    public void An_overlay_that_can_not_be_edited_gets_no_patch()
    {
        RepositoryFile[] files =
        [
            .. Files[..3], new("overlays/prod/kustomization.yaml", Files[3].Text, NotEditableReason: "it comes from elsewhere"), Sample.File("open.yaml", Open),
        ];

        var change = Change("shop-prod", files, Both);

        change.Kind.Should().Be(ChangeKind.NotEditable);
        change.Why.Should().Be("overlays that share it want different labels, and the kustomization in overlays/prod can't be edited");
    }

    private static NamespaceChange Change(string name, IReadOnlyCollection<RepositoryFile> files, params BuiltNamespace[] built)
    {
        var inventory = Sample.Read(files) with { Namespaces = [.. built.Select(item => new NamespaceObject(item.Name, Maps.Empty, item.At))] };
        return new RepositoryPlanner(Planner.Make(inventory, new()), files, new() { Built = built }).Changes().Single(change => change.Name == name);
    }
}
