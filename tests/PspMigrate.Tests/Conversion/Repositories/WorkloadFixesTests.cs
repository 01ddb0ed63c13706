using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class WorkloadFixesTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    /// <summary>Adds what runtimes give anyway: baseline refuses it unless it is left out.</summary>
    private const string Pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: team-a}
        spec:
          containers:
          - name: c
            securityContext: {capabilities: {add: [NET_RAW]}}

        """;

    [TestMethod]
    public void A_workload_that_has_to_say_more_is_fixed_in_its_file()
    {
        var fixes = Of(Sample.File("p.yaml", Pod), Sample.File(
            "q.yaml", Pod.Replace("name: p,", "name: q,", StringComparison.Ordinal).Replace("[NET_RAW]", "[CHOWN]", StringComparison.Ordinal)));

        fixes.Fixes.Should().ContainSingle().Which.Workload.Name.Should().Be("p");
        fixes.Problems.Should().BeEmpty();
    }

    [TestMethod]
    public void Nothing_is_fixed_in_files_that_must_not_be_edited_or_are_not_of_the_repository()
    {
        var file = Sample.File("p.yaml", Pod);

        Of(file with { NotEditableReason = "it comes from elsewhere" }).Should().BeEquivalentTo(WorkloadFixes.None);
        WorkloadFixes.Of(Plan(file), []).Should().BeEquivalentTo(WorkloadFixes.None);
    }

    [TestMethod]
    public void A_workload_that_is_defined_twice_is_left_as_it_is()
    {
        var fixes = Of(Sample.File("p.yaml", Pod), Sample.File("q.yaml", Pod));

        fixes.Fixes.Should().BeEmpty();
        fixes.Problems.Should().Equal(new Diagnostic(
            Severity.Warning,
            "Pod/p stands here and at q.yaml:1:1, so it is left as it is",
            new("p.yaml", 1, 1),
            "keep one of the two, or write the fix into both with fix --in-place"));
    }

    [TestMethod]
    public void What_cannot_be_edited_is_a_problem()
    {
        var fixes = Of(Sample.File("p.yaml", Pod.Replace("add: [NET_RAW]}}", "add: &x [NET_RAW]}}\n    command: *x", StringComparison.Ordinal)));

        fixes.Fixes.Should().BeEmpty();
        fixes.Problems.Should().ContainSingle().Which.Message.Should().StartWith("this can't be edited in place");
    }

    /// <remarks>The labels of the plan decide, not what would be proposed anew: what is kept, and what was asked for.</remarks>
    [TestMethod]
    public void The_level_to_pass_is_that_which_the_namespace_ends_up_with()
    {
        RepositoryFile[] files =
            [Sample.File("p.yaml", Pod), Sample.File("a.yaml", Namespace + "  labels: {pod-security.kubernetes.io/enforce: privileged}\n")];
        Of(files).Fixes.Should().BeEmpty("privileged refuses nothing");
        Fixes(new() { Overwrite = true }, files).Single().Target.Level.Should().Be(Level.Baseline);
        Fixes(new() { Enforce = new(IsAuto: false, Level.Privileged) }, files[0]).Should().BeEmpty("the namespace has no object, only the plan says its level");
    }

    private static WorkloadFixes Of(params RepositoryFile[] files) => WorkloadFixes.Of(Plan(files), files);

    private static ImmutableArray<Fix> Fixes(PlanOptions options, params RepositoryFile[] files) =>
        WorkloadFixes.Of(Planner.Make(Sample.Read(files), options), files).Fixes;

    private static Plan Plan(params RepositoryFile[] files) => Sample.Plan(files).Plan;
}
