using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class KustomizationFileTests
{
    /// <remarks>kustomize api/konfig/general.go, RecognizedKustomizationFileNames.</remarks>
    [TestMethod]
    [DataRow("kustomization.yaml", true)]
    [DataRow("deep/er/kustomization.yml", true)]
    [DataRow("Kustomization", true)]
    [DataRow("kustomization.json", false)]
    [DataRow("kustomization.yaml/x.yaml", false)]
    public void Three_names_are_known(string path, bool isKnown) => Kustomization.IsNamed(path).Should().Be(isKnown);

    [TestMethod]
    public void Only_files_of_these_names_that_may_be_edited_are_read()
    {
        const string text = "resources: [x.yaml]\n";

        KustomizationFile.FindAll([
            Sample.File("a/kustomization.yaml", text),
            Sample.File("b/other.yaml", text),
            new("c/kustomization.yaml", text, NotEditableReason: "it comes from elsewhere"),
            Sample.File("d/kustomization.yaml", "resources: [\n"),
        ]).Select(item => item.File.Path).Should().Equal("a/kustomization.yaml");
    }

    [TestMethod]
    public void Resources_and_patches_are_paths_of_the_repository()
    {
        var read = KustomizationFile.FindAll([Sample.File("apps/kustomization.yaml", """
            resources: [x.yaml, ../base]
            patches:
            - path: one.yaml
            - patch: |-
                - op: remove
                  path: /spec
            patchesJson6902: [{path: two.yaml}]
            replacements: [{path: three.yaml}]
            patchesStrategicMerge: [four.yaml, "kind: A\nname: b\n"]
            """)]).Single();

        read.Resources.Should().BeEquivalentTo("apps/x.yaml", "base");
        read.Patches.Should().BeEquivalentTo("apps/one.yaml", "apps/two.yaml", "apps/three.yaml", "apps/four.yaml");
        read.RenamesNamespaces.Should().BeFalse();
    }
}
