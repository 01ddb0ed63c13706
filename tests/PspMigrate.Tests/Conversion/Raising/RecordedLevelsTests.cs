using System.Text.Json;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Raising;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Conversion.Raising;

/// <summary>How far namespaces of recorded pods can be raised, by upstream's answers for these pods.</summary>
[TestClass]
public sealed class RecordedLevelsTests
{
    /// <summary>How many pods a namespace has, in turn.</summary>
    private static readonly int[] Sizes = [1, 1, 2, 3];

    private static readonly string?[] Labels = [null, "privileged", "baseline", "restricted"];

    [TestMethod]
    [DataRow("v1.19")]
    [DataRow("v1.25")]
    [DataRow("latest")]
    public void Levels_are_those_that_upstream_lets_all_pods_pass_and_never_laxer_than_now(string version)
    {
        var spaces = Spaces(version).ToArray();
        var inventory = new Inventory
        {
            Namespaces = [.. spaces.Select(space => new NamespaceObject(
                space.Name, space.Label is { } label ? Maps.Empty.Add(PodSecurityLabels.LevelKey(Mode.Enforce), label) : Maps.Empty, Position.None))],
            Workloads = [.. spaces.SelectMany(space => space.Pods.Select(pod => pod.Workload))],
        };
        var plan = Planner.Make(inventory, new() { Raise = RaiseMode.AsWritten, Version = KubernetesVersion.Parse(version)!.Value });
        var raises = NamespaceRaise.Of(plan).ToDictionary(item => item.Plan.Name, StringComparer.Ordinal);

        foreach (var space in spaces)
        {
            var (raise, now) = (raises[space.Name], Levels.Parse(space.Label) ?? Level.Privileged);
            var passed = space.Pods.Min(pod => pod.Strictest);
            raise.Plan.Level.Should().Be(passed > now ? passed : now, space.Name);
            raise.CanBeRaised.Should().Be(passed > now, space.Name);
            raise.Refused.Select(state => state.Workload.Name).Should()
                .Equal(space.Pods.Where(pod => pod.Strictest < now).Select(pod => pod.Workload.Name), space.Name);
            raise.KeptBy.All(fix => space.Pods.Single(pod => ReferenceEquals(pod.Workload, fix.Workload)).Strictest < fix.Target.Level)
                .Should().BeTrue(space.Name);
            if (raise is { AfterFixes: null, Plan.Level: < Level.Restricted })
                raise.KeptBy.Should().NotBeEmpty(space.Name);
        }

        spaces.Select(space => raises[space.Name]).Count(raise => raise.CanBeRaised).Should().BeGreaterThan(20);
    }

    private static IEnumerable<(string Name, string? Label, (Workload Workload, Level Strictest)[] Pods)> Spaces(string version)
    {
        var all =
            new Queue<JsonElement>(SharedData.Lines("truth/pod-security/shared-pods.jsonl.gz").Where(line => line.GetProperty("class").GetString() is "valid"));
        for (var number = 0; all.Count >= Sizes.Max(); number++)
        {
            var name = $"n{number}";
            var pods = Enumerable.Range(0, Sizes[number % Sizes.Length]).Select(_ => all.Dequeue())
                .Select(line => (Pod(line, name), Strictest(line, version))).ToArray();
            yield return (name, Labels[number / Sizes.Length % Labels.Length], pods);
        }
    }

    private static Workload Pod(JsonElement line, string space) =>
        WorkloadReader.Read((MapNode)JsonTree.Parse("pod.json", line.GetProperty("pod").GetRawText()), [])!
            with
        { Namespace = space, Name = line.GetProperty("id").GetString()! };

    /// <summary>The strictest level that upstream lets the pod pass, once the API server has filled in its defaults.</summary>
    private static Level Strictest(JsonElement line, string version)
    {
        return Allows("restricted") ? Level.Restricted : Allows("baseline") ? Level.Baseline : Level.Privileged;

        bool Allows(string level) => Answer("resultsDefaulted", level) ?? Answer("results", level)!.Value;

        bool? Answer(string results, string level) => line.TryGetProperty(results, out var all)
            ? all.EnumerateArray().Where(result => result.GetProperty("level").GetString() == level && result.GetProperty("version").GetString() == version)
                .Select(result => (bool?)result.GetProperty("allowed").GetBoolean()).SingleOrDefault()
            : null;
    }
}
