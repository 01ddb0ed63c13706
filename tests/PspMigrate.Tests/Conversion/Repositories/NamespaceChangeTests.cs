using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class NamespaceChangeTests
{
    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-a\n";

    [TestMethod]
    [DataRow(ChangeKind.Edit, "ns.yaml")]
    [DataRow(ChangeKind.Create, "new.yaml")]
    [DataRow(ChangeKind.None, null)]
    [DataRow(ChangeKind.DefinedTwice, null)]
    [DataRow(ChangeKind.Missing, null)]
    [DataRow(ChangeKind.NotEditable, null)]
    [DataRow(ChangeKind.Incomplete, null)]
    public void A_file_changes_where_labels_are_set_or_a_manifest_is_made(ChangeKind kind, string? path)
    {
        var change = Change(Namespace) with { Kind = kind, NewPath = "new.yaml" };

        change.Path.Should().Be(path);
        change.ChangesFiles.Should().Be(path is not null);
    }

    [TestMethod]
    public void In_the_place_of_a_base_its_overlay_changes()
    {
        var overlay = KustomizationFile.Read(Sample.File("overlays/prod/kustomization.yaml", "resources: [../../base]\n"))!;
        var change = Change(Namespace);

        (change with { Overlays = [new(overlay, change.Manifest!)] }).Path.Should().Be("overlays/prod/pod-security-team-a.yaml");
    }

    [TestMethod]
    [DataRow("", "audit audit-version enforce enforce-version warn warn-version")]
    [DataRow("enforce: baseline, pod-security.kubernetes.io/enforce-version: latest", "audit audit-version warn warn-version",
        DisplayName = "enforce is as it should be")]
    [DataRow("warn: privileged, pod-security.kubernetes.io/warn-version: latest", "audit audit-version enforce enforce-version",
        DisplayName = "warn says something else, and is kept")]
    public void Labels_are_those_of_the_modes_that_change_in_key_order(string written, string keys)
    {
        var labels = written.Length == 0 ? "" : $"  labels: {{pod-security.kubernetes.io/{written}}}\n";

        Change(Namespace + labels).Labels.Select(label => label.Key).Should().Equal(keys.Split(' ').Select(key => "pod-security.kubernetes.io/" + key));
    }

    private static NamespaceChange Change(string text) => Sample.Plan([Sample.File("ns.yaml", text)]).Changes.Single();
}
