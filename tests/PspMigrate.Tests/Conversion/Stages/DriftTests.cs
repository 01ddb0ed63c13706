using System.Text;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Conversion.Stages;

[TestClass]
public sealed class DriftTests
{
    private const string Prefix = "pod-security.kubernetes.io/";

    [TestMethod]
    [DataRow("enforce: baseline, enforce-version: v1.30, warn: restricted", "baseline:v1.30")]
    [DataRow("warn: restricted", "nothing")]
    [DataRow("enforce-version: v1.30, warn: restricted", ":v1.30", DisplayName = "a version alone")]
    public void Labels_that_differ_between_files_and_cluster_are_told_by_mode(string labels, string said) => Drift.Of(Both(labels))
        .Should()
        .Equal(new Drift(DriftKind.LabelsDiffer, "team", "enforce", said, "privileged"));

    /// <remarks>What a file says isn't in force before somebody applies it.</remarks>
    [TestMethod]
    public void Where_there_are_both_the_labels_of_the_cluster_count() =>
        Both("enforce: baseline").Namespaces.Single().Now.Policy.Enforce.ToString().Should().Be("privileged:latest");

    private static Plan Both(string labels)
    {
        var reader = new ManifestReader(new());
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Namespace("team", labels)));
        reader.Read("team.yaml", file);
        reader.AddLive("cluster:Namespace/team", "v1", "Namespace", Encoding.UTF8.GetBytes(
            $$"""{"metadata": {"name": "team", "labels": {"{{Prefix}}enforce": "privileged", "{{Prefix}}warn": "restricted"} } }"""));
        return Planner.Make(reader.Finish().Inventory, new());
    }

    [TestMethod]
    [DataRow("enforce: baseline, enforce-version: v1.24, warn: restricted", 24, "")]
    [DataRow("enforce: baseline, enforce-version: v1.20, warn: restricted", 24, "VersionBehind enforce v1.20 v1.24")]
    [DataRow("enforce: baseline, enforce-version: v1.20, warn: restricted", null, "")]
    [DataRow("enforce: baseline, enforce-version: latest, warn: restricted", 24, "")]
    [DataRow("enforce: privileged, enforce-version: v1.20", 24, "")]
    [DataRow("enforce: baseline", 24, "WithoutWarn warn  ")]
    [DataRow("enforce: restricted", 24, "")]
    public void Versions_behind_the_server_and_levels_without_warnings_are_told(string labels, int? minor, string drift) =>
        string.Join(", ", Of(minor, Namespace("team", labels)).Select(item => $"{item.Kind} {item.Label} {item.Before} {item.After}")).Should().Be(drift);

    [TestMethod]
    public void Where_some_namespaces_enforce_a_level_those_without_are_told()
    {
        Of(null, Namespace("open", ""), Namespace("team", "enforce: restricted")).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Kind = DriftKind.WithoutLabel, Namespace = "open" });
        Of(null, Namespace("typed", "enforce: Restricted"), Namespace("team", "enforce: restricted")).Should()
            .BeEmpty("what isn't understood enforces restricted (facts/pod-security-admission.md, 23)");
        Of(null, Namespace("open", ""), Namespace("team", "")).Should().BeEmpty("the table says so");
    }

    private static ImmutableArray<Drift> Of(int? minor, params string[] manifests) =>
        Drift.Of(Planner.Make(GivenManifests.Read(string.Join("---\n", manifests)), new() { ServerMinor = minor }));

    private static string Namespace(string name, string labels) =>
        $"{{kind: Namespace, apiVersion: v1, metadata: {{name: {name}, labels: "
            + $"{{{string.Join(", ", labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => Prefix + label))}}}}}}}\n";
}
