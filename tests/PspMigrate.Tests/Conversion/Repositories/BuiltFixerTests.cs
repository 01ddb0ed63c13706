using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class BuiltFixerTests
{
    private const string Kustomization = "prod/kustomization.yaml";

    private static readonly RepositoryFile[] Files =
    [
        Sample.File("web.yaml",
            "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec:\n  containers:\n  - name: c\n"
            + "    securityContext: {capabilities: {add: [NET_RAW]}}\n"),
        Sample.File(Kustomization, "resources: [../web.yaml]\n"),
    ];

    [TestMethod]
    public void A_build_that_has_the_fix_and_nothing_else_takes_the_edit()
    {
        var fixes = Make(changes => new(Places.Objects("web.yaml", changes.Single(change => change.Path is "web.yaml").After!), Error: null));

        fixes.Fixes.Should().ContainSingle();
        fixes.Problems.Should().BeEmpty();
        fixes.Built.Roots.Single().Objects.Single().Find("spec", "containers").Should().BeOfType<ListNode>()
            .Which.Items.Single().Should().BeOfType<MapNode>().Which["securityContext"].Should().BeNull("adding what is there anyway is taken away");
    }

    [TestMethod]
    public void Where_the_manifest_is_not_the_place_a_patch_is_tried()
    {
        var tried = new List<string>();

        Make(changes =>
        {
            tried.Add(string.Join(' ', changes.Select(change => change.Path).Order(StringComparer.Ordinal)));
            return new(null, "no");
        });

        tried.Should().Equal("web.yaml", "prod/kustomization.yaml prod/pspmigrate-shop-pod-p.yaml");
    }

    [TestMethod]
    public void What_no_build_takes_is_left_alone_and_said()
    {
        var fixes = Make(changes => changes.Count == 1 ? new(null, "no such field") : new([], Error: null));

        fixes.Fixes.Should().BeEmpty();
        fixes.Problems.Should().Equal(new Diagnostic(
            Severity.Warning,
            "Pod/p in shop can't be fixed in the files of prod, which builds it: in its manifest, then prod can't be built: no such field; "
            + "by a patch, then prod builds something else",
            new("web.yaml", 1, 1),
            "print the fix with -o kustomize, and add that component to the kustomization by hand"));
    }

    private static WorkloadFixes Make(Func<IReadOnlyCollection<FileChange>, RebuiltRoot> again)
    {
        var objects = Places.Objects("web.yaml", Files[0].Text);
        var reader = new ManifestReader(new ReadOptions { IsRepository = true });
        reader.Add("prod", objects, areBuilt: true);
        var inventory = reader.Finish().Inventory;
        var plan = Planner.Make(
            inventory with { Policies = Sample.Read([]).Policies, Roles = Sample.Read([]).Roles, Bindings = Sample.Read([]).Bindings }, new());
        return WorkloadFixes.Of(plan, Files, roots: [new(Kustomization, objects, again)]);
    }
}
