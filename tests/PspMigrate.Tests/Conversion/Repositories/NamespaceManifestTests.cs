using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class NamespaceManifestTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    [TestMethod]
    [DataRow("  labels: {a: '{{ .Values.a }}'}\n")]
    [DataRow("  annotations: {a: '{% if b %}'}\n")]
    [DataRow("  annotations: {'<% a %>': b}\n")]
    [DataRow("  finalizers: [a, '{{ b }}']\n")]
    public void A_template_must_not_be_edited(string rest)
    {
        var change = Sample.Plan([Sample.File("a.yaml", Namespace + rest)]).Changes.Single();

        change.Kind.Should().Be(ChangeKind.NotEditable);
        change.Why.Should().Be("this manifest is a template");
        change.At.Should().Equal(new Position("a.yaml", 1, 1));
        change.Path.Should().BeNull();
        change.ChangesFiles.Should().BeFalse();
    }

    [TestMethod]
    public void A_file_that_must_not_be_edited_says_why_before_anything_else() =>
        Sample.Plan([new RepositoryFile("a.yaml", Namespace + "  labels: {a: '{{ b }}'}\n", "it comes from elsewhere")]).Changes.Single()
            .Why.Should().Be("it comes from elsewhere");

    [TestMethod]
    public void A_manifest_that_may_be_edited_is_taken_whatever_others_there_are() =>
        Sample.Plan([Sample.File("a.yaml", Namespace + "  labels: {a: '{{ b }}'}\n"), Sample.File("b.yaml", Namespace)]).Changes.Single()
            .Path.Should().Be("b.yaml");

    [TestMethod]
    public void A_patch_of_kustomize_defines_no_namespace()
    {
        var changes = Sample.Plan(
        [
            Sample.File("base/ns.yaml", Namespace),
            Sample.File("prod/patch.yaml", Namespace),
            Sample.File("prod/kustomization.yaml", "resources: [../base/ns.yaml]\npatches: [{path: patch.yaml}]\n"),
        ]).Changes;

        changes.Single().Path.Should().Be("base/ns.yaml");
    }

    [TestMethod]
    public void A_namespace_that_is_defined_more_than_once_is_left_alone_and_its_places_named()
    {
        var change = Sample.Plan([Sample.File("b.yaml", Namespace), Sample.File("a.yaml", "# first\n" + Namespace)]).Changes.Single();

        change.Kind.Should().Be(ChangeKind.DefinedTwice);
        change.At.Select(at => at.ToString()).Should().Equal("a.yaml:2:1", "b.yaml:1:1");
        change.Modes.Should().HaveCount(3);
        change.Path.Should().BeNull();
    }

    [TestMethod]
    public void A_namespace_that_stands_twice_in_one_file_is_left_alone_even_where_both_are_equal() =>
        Sample.Plan([Sample.File("a.yaml", $"{Namespace}---\n{Namespace}")]).Changes.Single()
            .At.Select(at => at.ToString()).Should().Equal("a.yaml:1:1", "a.yaml:6:1");
}
