using PspMigrate.Truth;

namespace PspMigrate.Tests.Truth;

/// <summary>Selections that name policies and pods of the files beside them.</summary>
[TestClass]
public sealed class ReferringSelectionTests
{
    /// <remarks>The answers are recorded: those of one policy alone, which as the only one that admits is also the one that is chosen.</remarks>
    [TestMethod]
    [DataRow("selection-of-two.jsonl", "p-ape-false", 2, 0)]
    [DataRow("my-selection.jsonl", "p-ape-false", 2, 0)]
    [DataRow("my-selection.jsonl", "p-other", 1, 1)]
    public void Its_policies_and_pods_are_found_whatever_the_files_are_called(string name, string answer, int agree, int differ)
    {
        var folder = Directory.CreateTempSubdirectory("truth");
        try
        {
            foreach (var (kind, copy) in new[] { ("policies", "all-policies-of-the-selection"), ("pods", "selection-pods") })
                File.Copy(Repository.Path("fixtures", "truth", "pod-security-policy", kind + ".jsonl"), Path.Combine(folder.FullName, copy + ".jsonl"));
            var file = Path.Combine(folder.FullName, name);
            var line = $$"""
                {"case": "x", "usable": ["p-ape-false"], "pod": "init-plain", "allowed": true, "psp": "{{answer}}", "mutated": [{"op": "add",
                 "path": "/spec/containers/0/securityContext/allowPrivilegeEscalation", "value": false}, {"op": "add",
                 "path": "/spec/initContainers/0/securityContext", "value": {"allowPrivilegeEscalation": false, "capabilities": {"add": []} } }]}
                """;
            File.WriteAllText(file, line.ReplaceLineEndings(""));

            var tally = TruthFormats.Compare(TruthFile.Recognize(file)!);

            (tally.Agree, tally.Differ, tally.Skipped).Should().Be((agree, differ, 0));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void A_pod_that_no_file_has_is_skipped()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("truth").FullName, "selection.jsonl");
        File.WriteAllText(file, """{"usable": [], "pod": "nowhere", "allowed": true, "psp": "p"}""");

        TruthFormats.Compare(TruthFile.Recognize(file)!).Skipped.Should().Be(1);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
