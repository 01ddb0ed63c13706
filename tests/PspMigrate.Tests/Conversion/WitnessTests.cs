using System.Collections.Concurrent;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Conversion;

/// <summary>Every difference has a pod that shows it; both sides are asked again here.</summary>
[TestClass]
public sealed class WitnessTests
{
    private static readonly int[] Versions = [0, 8, 18, 19, 22, 23, 25, 27, 29, 31, 32, 34, 35, 37];

    [TestMethod]
    public void Every_difference_of_our_policies_has_a_witness()
    {
        Wrong(PolicyCases.Ours, out var witnesses).Should().BeEmpty();
        witnesses.Should().BeGreaterThan(5000);
    }

    [TestMethod, TestCategory("Long")]
    public void Every_difference_of_real_policies_has_a_witness()
    {
        Wrong(PolicyCases.Shared(), out var witnesses).Should().BeEmpty();
        witnesses.Should().BeGreaterThan(50_000);
    }

    [TestMethod]
    public void Default_has_no_witness_for_both_sides_let_it_in()
    {
        var comparison = Comparer.Compare(PolicyCases.Strict(), new(Level.Baseline, KubernetesVersion.Latest));
        var byDefault = comparison.Findings.First(finding => finding.Kind == FindingKind.Default);
        Witnesses.Make(comparison, byDefault).Should().BeNull();
    }

    /// <remarks>What API validation asks of any pod; without a token, a pod has no volume that it doesn't name itself.</remarks>
    [TestMethod]
    public void A_witness_is_a_pod_that_a_server_can_make()
    {
        var pod = Of("", "baseline:latest", "probeHosts").Pod!;

        pod.Name.Should().Be("witness");
        pod.AutomountServiceAccountToken.Should().BeFalse();
        var container = pod.Containers.Should().ContainSingle().Subject;
        container.Name.Should().NotBeEmpty();
        container.Image.Should().NotBeEmpty();
    }

    [TestMethod]
    public void A_witness_says_what_people_write_rather_than_the_least_value()
    {
        var pod = Of("", "privileged:latest", "hostPorts").Pod!;

        pod.Containers.Single().Ports.Should().ContainSingle().Which.HostPort.Should().Be(8080);
    }

    /// <remarks>The volume type image came in v1.31, after PodSecurityPolicy was gone (v1.25).</remarks>
    [TestMethod]
    public void What_came_after_the_policies_has_no_witness()
    {
        var witness =
            Of("volumes: [configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected, secret]", "restricted:latest", "volumes");

        witness.Pod.Should().BeNull();
        witness.Obstacle.Should().Be("no API server knows both PodSecurityPolicy and image");
        witness.Needs.Should().BeEmpty();
    }

    private static Witness Of(string spec, string level, string control)
    {
        var comparison = Comparer.Compare(Given.Policy(spec), Given.At(level));
        return Witnesses.Make(comparison, comparison.Findings.First(finding => string.Equals(finding.Control.Name, control, StringComparison.Ordinal)))!;
    }

    private static IEnumerable<string> Wrong(IEnumerable<PodSecurityPolicy> policies, out int witnesses)
    {
        var wrong = new ConcurrentBag<string>();
        var made = 0;
        var comparisons = from policy in policies
                          from minor in Versions
                          from level in Enum
            .GetValues<Level>()
                          select (policy, new LevelVersion(level, new(minor)));
        Parallel.ForEach(comparisons, item =>
        {
            var comparison = Comparer.Compare(item.policy, item.Item2);
            foreach (var finding in comparison.Findings)
            {
                if (Witnesses.Make(comparison, finding) is not { } witness)
                    continue;
                Interlocked.Increment(ref made);
                if (Fault(comparison, finding, witness) is { } fault)
                    wrong.Add($"{item.policy.Name} at {item.Item2}, {finding.Kind} {finding.Control.Name} {finding.Control.Say(finding.Values)}: {fault}");
            }
        });
        witnesses = made;
        return wrong.Order(StringComparer.Ordinal).Take(20);
    }

    private static string? Fault(Comparison comparison, Finding finding, Witness witness)
    {
        var (policy, at) = (comparison.Policy, comparison.At);
        if (witness.Obstacle is { } obstacle)
        {
            var isTrue = finding.Values.IsSubsetOf(finding.Control.NewerThanPolicies)
                || finding.Control.Example(finding.Values) is null
                || ControlTable.All.Any(control => obstacle.Contains($"in {control.Name} ", StringComparison.Ordinal)
                && control.Domain.Contains(Value.Unset) && (control.Submitted(policy) & control.Allowed(at)).IsEmpty);
            return isTrue ? null : obstacle;
        }

        var (admitted, allowed) = (Admits(policy, witness.Pod!), Allows(at, witness.Pod!));
        if (allowed != witness.Verdict.Allowed)
            return "the level answers otherwise";
        if (finding.Kind == FindingKind.Lost ? admitted || !allowed : !admitted || allowed)
            return $"shows nothing: policy {admitted}, level {allowed}";
        if (admitted != witness.Refusals.IsEmpty)
            return "the policy answers otherwise";
        if ((finding.Exemption == Exemption.UserNamespace) != (witness.Pod!.HostUsers == false))
            return "has the wrong hostUsers";
        if ((finding.Kind == FindingKind.Respell) != witness.Twin is not null)
            return "has a twin without need, or none";
        return witness.Twin is { } twin && !(Admits(policy, twin) && Allows(at, twin)) ? "the twin does not pass" : null;
    }

    private static bool Admits(PodSecurityPolicy policy, Pod pod) =>
        PolicyAdmission.Admit([policy], PodDefaults.Apply(pod), ServerFeatures.Everything).Allowed;

    private static bool Allows(LevelVersion at, Pod pod) => Evaluator.Evaluate(PodDefaults.Apply(pod), at).Allowed;
}
