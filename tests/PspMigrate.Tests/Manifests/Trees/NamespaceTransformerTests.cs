using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Manifests.Trees;

[TestClass]
public sealed class NamespaceTransformerTests
{
    /// <remarks>kustomized.yaml is what kustomize (kubectl v1.32) builds of objects.yaml with <c>namespace: shop</c>.</remarks>
    [TestMethod]
    public void Objects_get_the_namespaces_names_and_subjects_that_kustomize_gives_them()
    {
        var moved = NamespaceTransformer.Move([.. Objects("objects.yaml")], "shop").ToArray();

        var expected = Objects("kustomized.yaml");
        moved.Should().HaveSameCount(expected);
        moved.Zip(expected).Should().OnlyContain(pair => ExpectedTree.Same(pair.First, pair.Second));
    }

    [TestMethod]
    public void Objects_keep_their_places()
    {
        var objects = Objects("objects.yaml");

        NamespaceTransformer.Move([.. objects], "shop").Select(node => node.At).Should().Equal(objects.Select(node => node.At));
    }

    private static IReadOnlyList<MapNode> Objects(string name) =>
        Places.Objects(name, File.ReadAllText(Repository.Path("fixtures", "namespace-transformer", name)));
}
