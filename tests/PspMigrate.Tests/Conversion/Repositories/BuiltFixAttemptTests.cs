using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <summary>A pod that adds what it has anyway, which baseline doesn't take; an overlay builds it under another name.</summary>
[TestClass]
public sealed class BuiltFixAttemptTests
{
    private const string Overlay = "prod/kustomization.yaml";
    private const string Patch = "prod/pspmigrate-shop-pod-prod-p.yaml";

    private const string Manifest =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec:\n  containers:\n  - name: c\n"
        + "    securityContext: {runAsUser: 7, capabilities: {add: [NET_RAW]}}\n";

    private static readonly RepositoryFile[] Files =
        [Sample.File("web.yaml", Manifest), Sample.File(Overlay, "resources: [../web.yaml]\nnamePrefix: prod-\n")];

    [TestMethod]
    public void At_first_the_manifest_is_edited()
    {
        var attempt = Attempt(Files);

        attempt.IsMade.Should().BeTrue();
        attempt.Touched.Should().Equal("web.yaml");
        attempt.Problems.Should().BeEmpty();
        var fixedText = Manifest.Replace("{runAsUser: 7, capabilities: {add: [NET_RAW]}}", "{runAsUser: 7}", StringComparison.Ordinal);
        Changes(attempt, Files).Should().Equal(new FileChange("web.yaml", Manifest, fixedText));
    }

    /// <remarks>kustomize finds what a patch is for by the name that the object has in its own file.</remarks>
    [TestMethod]
    public void When_that_is_rejected_the_overlay_lists_a_patch_by_the_name_that_the_manifest_has()
    {
        var attempt = Attempt(Files);

        attempt.Reject("no");

        attempt.IsMade.Should().BeTrue();
        attempt.Touched.Should().Equal(Overlay);
        var changes = Changes(attempt, Files);
        changes.Select(change => change.Path).Should().Equal(Patch, Overlay);
        changes[0].Before.Should().BeNull();
        changes[0].After.Should().Contain("  name: p\n").And.Contain("  namespace: shop\n").And.NotContain("prod-p");
        changes[1].After.Should().StartWith(Files[1].Text).And.Contain("pspmigrate-shop-pod-prod-p.yaml");
    }

    [TestMethod]
    public void When_both_are_rejected_nothing_changes_and_both_reasons_are_said()
    {
        var attempt = Attempt(Files);

        attempt.Reject("it is too old");
        attempt.Reject("it is too new");

        attempt.IsMade.Should().BeFalse();
        Changes(attempt, Files).Should().BeEmpty();
        var problem = attempt.Problems.Should().ContainSingle().Subject;
        problem.At.Should().Be(new Position("web.yaml", 1, 1));
        problem.Message.Should().Be(
            "Pod/prod-p in shop can't be fixed in the files of prod, which builds it: in its manifest, it is too old; by a patch, it is too new");
    }

    [TestMethod]
    public void A_manifest_that_must_not_be_edited_is_passed_over()
    {
        RepositoryFile[] files = [new("web.yaml", Manifest, NotEditableReason: "it comes from elsewhere"), Files[1]];

        Attempt(files).Touched.Should().Equal(Overlay);
    }

    [TestMethod]
    public void Where_the_overlay_must_not_be_edited_either_there_is_no_way()
    {
        RepositoryFile[] files =
        [
            new("web.yaml", Manifest, NotEditableReason: "it comes from elsewhere"),
            new(Overlay, Files[1].Text, NotEditableReason: "it is a template"),
        ];
        var attempt = Attempt(files);

        attempt.IsMade.Should().BeFalse();
        attempt.Problems.Should().ContainSingle().Which.Message.Should()
            .EndWith("in its manifest, it comes from elsewhere; by a patch, prod/kustomization.yaml can't be edited");
    }

    [TestMethod]
    public void A_patch_takes_no_name_that_a_file_has()
    {
        RepositoryFile[] files = [.. Files, Sample.File(Patch, "mine\n"), Sample.File(Patch.Replace(".yaml", "-2.yaml", StringComparison.Ordinal), "mine\n")];
        var attempt = Attempt(files);

        attempt.Reject("no");

        Changes(attempt, files)[0].Path.Should().Be("prod/pspmigrate-shop-pod-prod-p-3.yaml");
    }

    private static BuiltFixAttempt Attempt(RepositoryFile[] files)
    {
        var built = Places.Objects("web.yaml", Manifest.Replace("name: p,", "name: prod-p,", StringComparison.Ordinal));
        var reader = new ManifestReader(new ReadOptions { IsRepository = true });
        reader.Add("prod", built, areBuilt: true);
        var fix = Fixer.Make(reader.Finish().Inventory.Workloads.Single(), admittedBy: null, new(Level.Baseline, KubernetesVersion.Latest));
        var root = new BuiltRoot(Overlay, built, _ => new(built, Error: null));
        return new(new(built[0].At, [new(root, built[0], fix)]), Of(files));
    }

    private static ImmutableArray<FileChange> Changes(BuiltFixAttempt attempt, RepositoryFile[] files) => BuiltFixAttempt.Changes([attempt], Of(files));

    private static Func<string, RepositoryFile?> Of(RepositoryFile[] files) => path => Array.Find(files, file => file.Path == path);
}
