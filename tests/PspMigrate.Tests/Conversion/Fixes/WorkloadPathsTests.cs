using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Fixes;

[TestClass]
public sealed class WorkloadPathsTests
{
    private static readonly Workload Web = GivenManifests.Deployment("{containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW]}}}]}");

    /// <remarks>RFC 6901: ~1 is a slash, ~0 a tilde, and ~01 therefore the text ~1.</remarks>
    [TestMethod]
    [DataRow("/spec/containers/0", "spec", "containers", "0")]
    [DataRow("/metadata/annotations/a~1b", "metadata", "annotations", "a/b")]
    [DataRow("/a~0b/~01", "a~b", "~1")]
    [DataRow("")]
    public void A_pointer_is_read_part_by_part(string pointer, params string[] parts) => WorkloadPaths.Segments(pointer).Should().Equal(parts);

    [TestMethod]
    [DataRow("spec"), DataRow("spec.template.spec", "spec", "template"), DataRow("spec.stages[2].pod.spec", "spec", "stages", "2", "pod")]
    public void The_template_stands_above_the_spec(string specPath, params string[] keys) =>
        WorkloadPaths.TemplatePath(Web with { SpecPath = specPath }).Should().Equal(keys);

    [TestMethod]
    public void A_copy_is_of_the_same_name_namespace_kind_and_template()
    {
        WorkloadPaths.IsCopy(Web, Web with { At = new("other.yaml", 1, 1) }).Should().BeTrue();
        foreach (var other in new[]
        {
            Web with { Name = "other" }, Web with { Namespace = "other" }, Web with { Kind = "Other" }, Web with { SpecPath = "spec.other.spec" },
            Web with { IsKnownKind = false },
        })
        {
            WorkloadPaths.IsCopy(Web, other).Should().BeFalse();
        }
    }

    [TestMethod]
    public void A_fix_edits_the_object_and_its_copies()
    {
        var fix = Fixer.Make(Web, admittedBy: null, GivenManifests.At("baseline:latest"));
        var copy = Web with { At = new("copy.yaml", 3, 1) };

        var edits = WorkloadPaths.EditsOf(fix, [Web with { Name = "other" }, copy]).ToArray();

        edits.Select(edit => edit.At).Should().Equal(Web.At, copy.At);
        foreach (var edit in edits)
        {
            string.Join('/', edit.Fields.Should().ContainSingle().Which.Path).Should().Be("spec/template/spec/containers/0/securityContext/capabilities/add");
            edit.Fields[0].Value.Should().BeNull();
        }

        WorkloadPaths.EditOf(fix).At.Should().Be(Web.At);
    }
}
