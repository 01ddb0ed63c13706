using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>What a level loses is refused again, and every clause is needed for that.</summary>
[TestClass]
public sealed class ClauseTests
{
    [TestMethod]
    public void Every_witness_is_refused_again_and_some_witness_needs_each_clause()
    {
        var lab = TestLab.Lab;

        var tally = KeptWitnesses.Compare(lab, Policies(), Level.Privileged, Pods());

        tally.Differences.Select(difference => $"{difference.Question}: {difference.Ours}").Should().Equal([]);
        tally.Differ.Should().Be(0);
        tally.Agree.Should().BeGreaterThan(100);
    }

    /// <summary>The recorded policies, or a sample of them, and real ones where they are.</summary>
    private static IEnumerable<(string Source, PodSecurityPolicy Policy)> Policies()
    {
        foreach (var line in Recorded("policies"))
            yield return ("recorded", JsonLines.Policy(line.GetProperty("as_stored"))!);
        var corpus = Repository.Path("..", "shared", "corpus");
        foreach (var path in Directory.Exists(corpus) ? Directory.EnumerateFiles(corpus, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var reader = new ManifestReader(new());
            using (var file = File.OpenRead(path))
                reader.Read(Path.GetFileName(path), file);
            foreach (var policy in reader.Finish().Inventory.Policies.Where(policy => PolicyValidation.Validate(policy).IsEmpty))
                yield return (Path.GetFileName(path), policy);
        }
    }

    /// <summary>The recorded pods, and the same with a seccomp profile: few have one, and a policy may ask for it.</summary>
    private static Pod[] Pods()
    {
        Pod[] recorded = [.. Recorded("pods").Select(line => JsonLines.Pod(line.GetProperty("manifest")))];
        return
        [
            .. recorded,
            .. recorded.Select(pod => pod with { SecurityContext = (pod.SecurityContext ?? new()) with { SeccompProfile = new("RuntimeDefault") } }),
        ];
    }

    private static IEnumerable<JsonElement> Recorded(string kind)
    {
        var shared = Repository.Path("..", "shared", "truth", "pod-security-policy", $"{kind}.jsonl.gz");
        return JsonLines.Read(File.Exists(shared) ? shared : Repository.Path("fixtures", "truth", "pod-security-policy", $"{kind}.jsonl"));
    }
}
