using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Clauses;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;
using PspMigrate.Truth;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Tests.Conversion.Keeping.SecondCel;

/// <summary>Where any one of several policies admits a pod, no clause of any can be left out either.</summary>
[TestClass]
public sealed class AlternativesTests
{
    private static readonly KubernetesVersion Version = new(AdmissionVersions.Filling - 1);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(Level.Privileged, 100)]
    [DataRow(Level.Baseline, 60)]
    public void Some_pod_needs_each_clause_of_each_alternative(Level level, int atLeast) =>
        Hold(new(level, Version), PolicyCases.Ours, Repository.Path("fixtures", "truth", "pod-security-policy", "pods.jsonl"), atLeast);

    [TestMethod]
    [DataRow(Level.Privileged, 400)]
    [DataRow(Level.Baseline, 270)]
    [DataRow(Level.Restricted, 80)]
    public void The_same_of_real_and_recorded_policies(Level level, int atLeast) =>
        Hold(new(level, Version), PolicyCases.Shared(), Repository.Shared("truth", "pod-security-policy", "pods.jsonl.gz"), atLeast);

    private void Hold(LevelVersion at, IReadOnlyList<PodSecurityPolicy> policies, string recorded, int atLeast)
    {
        JsonNode[] pods =
            [.. JsonLines.Read(recorded).Select(line => new SentPod(line)).Where(pod => Evaluator.Passes(pod.Read(), at)).Select(pod => pod.ToSend())];
        using var engine = CelEngine.Start(pods);
        var (clauses, covered, faults) = (0, 0, new List<string>());
        foreach (var alternatives in Sets([.. policies.Where(policy => !LostWitnesses.NoneSatisfies(policy, at))]))
        {
            if (KeptAlone.Of(at, alternatives).Validating() is not { } validating)
                continue;
            string[] names = [.. validating.ClauseVariables()];
            clauses += names.Length;
            string[] left = Unneeded(names, alternatives.SelectMany(policy => Neighbours.Of(policy, at)));
            if (left.Length > 0)
                left = Unneeded(left, alternatives.SelectMany(policy => Neighbours.Apart(policy, at, alternatives)));
            var unneeded = left.Where(name => !IsCovered(name, at, alternatives)).ToArray();
            covered += left.Length - unneeded.Length;
            left = unneeded;
            faults.AddRange(left.Select(name => $"{string.Join(", ", alternatives.Select(policy => policy.Name))}: no pod needs {name}"));

            string[] Unneeded(string[] wanted, IEnumerable<Pod> more)
            {
                JsonNode[] own = [.. more.Select(ClauseTests.Send)];
                engine.Know(own, after: pods.Length);
                var (verdicts, needed) = engine.Judge(validating, KeptAlone.Requests(Enumerable.Range(0, pods.Length + own.Length)), wanted);
                verdicts.Should().OnlyContain(verdict => verdict.Error == null);
                return [.. wanted.Zip(needed).Where(item => !item.Second).Select(item => item.First)];
            }
        }

        TestContext.WriteLine(
            $"{at}: {clauses} clauses, {covered} of them superfluous, since without them their policy still admits nothing that another one doesn't");
        foreach (var fault in faults)
            TestContext.WriteLine(fault);
        // Two policies may leave out exactly what the other one takes: then a clause of one decides nothing, which no comparison of the two alone tells.
        faults.Count.Should().BeLessThanOrEqualTo(clauses / 50, string.Join('\n', faults));
        clauses.Should().BeGreaterThanOrEqualTo(atLeast);
    }

    /// <summary>Whether a policy that has lost all that it says of a clause's control still admits, at the level, only what another one does.</summary>
    private static bool IsCovered(string name, LevelVersion at, PodSecurityPolicy[] alternatives)
    {
        var ids = PolicyIds.Of(alternatives.Select(policy => policy.Name));
        return alternatives.Any(policy => KeptControls.All.SelectMany(control => control.Clauses(policy, at, isFilled: false)).Any(clause =>
            (name == $"{ids[policy.Name]}_{clause.Name}" || name.StartsWith($"shared_{clause.Name}", StringComparison.Ordinal))
            && alternatives.Any(
                other => other != policy && ControlTable.All.All(control => Left(control, policy, clause.Control).IsSubsetOf(control.Submitted(other))))));

        ValueSet Left(Control control, PodSecurityPolicy policy, Control lost) =>
            control == lost ? control.Allowed(at)
            : control.Parent is { } parent && parent.Control != lost && !parent.Control.Submitted(policy).Contains(parent.Value) ? ValueSet.None
            : control.Submitted(policy) & control.Allowed(at);
    }

    /// <summary>Two or three policies each, from all over the list, with names that differ.</summary>
    private static IEnumerable<PodSecurityPolicy[]> Sets(PodSecurityPolicy[] policies) =>
        from i in Enumerable.Range(0, policies.Length)
        where policies.Length < 50 || i % 10 == 0
        from distances in new int[][] { [0, 7], [0, 3, 11] }
        select distances
            .Select((distance, number) => policies[(i + distance) % policies.Length] is var policy ? policy with { Name = $"{number}-{policy.Name}" } : null!)
            .ToArray();
}
