using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <summary>Expectations: kustomize's namespace transformer, which the outermost directory runs last.</summary>
[TestClass]
public sealed class KustomizeNamespacesTests
{
    private static readonly RepositoryFile Base = Sample.File("base/kustomization.yaml", "namespace: inner\nresources: [x.yaml]\n");
    private static readonly RepositoryFile Silent = Sample.File("base/kustomization.yaml", "resources: [x.yaml]\n");

    [TestMethod]
    public void Objects_end_up_in_the_namespace_of_their_kustomization()
    {
        Of("base/x.yaml", Base).Should().Be("inner");
        Of("base/y.yaml", Base).Should().BeNull("nothing takes it in");
        Of("base/x.yaml", Silent).Should().BeNull("no namespace is said");
    }

    [TestMethod]
    public void The_outermost_namespace_wins()
    {
        Of("base/x.yaml", Base, Overlay("prod")).Should().Be("prod");
        Of("base/x.yaml", Silent, Overlay("prod")).Should().Be("prod");
        Of("base/x.yaml", Base, Sample.File("prod/kustomization.yaml", "resources: [../base]\n")).Should().Be("inner");
    }

    [TestMethod]
    public void Objects_that_are_put_into_several_namespaces_are_in_none() => Of("base/x.yaml", Base, Overlay("prod"), Overlay("test")).Should().BeNull();

    [TestMethod]
    public void Directories_that_take_in_each_other_end()
    {
        var (one, other) = (Sample.File("a/kustomization.yaml", "resources: [../b]\n"), Sample.File("b/kustomization.yaml", "resources: [../a, x.yaml]\n"));

        Of("b/x.yaml", one, other).Should().BeNull();
        Of("b/x.yaml", one, other, Sample.File("c/kustomization.yaml", "namespace: outer\nresources: [../a]\n")).Should().Be("outer");
    }

    private static RepositoryFile Overlay(string ns) => Sample.File($"{ns}/kustomization.yaml", $"namespace: {ns}\nresources: [../base]\n");

    private static string? Of(string path, params RepositoryFile[] files) => new KustomizeNamespaces(KustomizationFile.FindAll(files)).Of(path);
}
