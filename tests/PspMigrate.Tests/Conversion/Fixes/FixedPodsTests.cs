using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth;
using PspMigrate.Truth.Formats;
using PspMigrate.Truth.Server;

namespace PspMigrate.Tests.Conversion.Fixes;

/// <summary>A fixed pod does without a policy what the pod did with it: tried on policies and pods that a real server was asked about.</summary>
[TestClass]
public sealed class FixedPodsTests
{
    [TestMethod]
    public void A_fixed_pod_is_stored_as_the_policy_left_it_and_still_admitted() =>
        Each(Repository.Path("fixtures", "truth/pod-security-policy/decisions.jsonl"), 60);

    [TestMethod, TestCategory("Long")]
    public void Every_fixed_pod_is_stored_as_the_policy_left_it_and_still_admitted() =>
        Each(Repository.Shared("truth", "pod-security-policy/decisions.jsonl.gz"), 2000);

    private static void Each(string path, int atLeast)
    {
        var file = TruthFile.Recognize(path)!;
        var features = PolicyPods.Features(file);
        var policies = JsonLines.Index(file.Beside("policies"), "psp").Values
            .Select(line => JsonLines.Policy(line.GetProperty("manifest"))).OfType<PodSecurityPolicy>().ToList();
        var pods = JsonLines.Index(file.Beside("pods").Where(PolicyPods.IsFor), "pod").Values
            .Select(line => JsonLines.Pod(line.GetProperty("manifest"))).ToList();
        var tried = 0;
        foreach (var policy in policies)
        {
            foreach (var pod in pods)
            {
                var decision = PolicyAdmission.Admit([policy], ServerPods.ApplyServerDefaults(pod, features), features);
                if (!decision.Allowed)
                    continue;
                tried++;
                var stored = Stored(decision.Pod, features);
                Check(policy, pod, stored, features, Level.Privileged);
                Check(policy, pod, stored, features, Level.Restricted);
            }
        }

        tried.Should().BeGreaterThanOrEqualTo(atLeast);
    }

    private static void Check(
        PodSecurityPolicy policy, Pod pod, Pod stored, ServerFeatures features, Level level)
    {
        var workload = new Workload { ApiVersion = "v1", Kind = "Pod", Name = pod.Name, Namespace = "n", Template = pod, SpecPath = "spec" };
        var fix = Fixer.Make(workload, policy, new(level, KubernetesVersion.Latest), keepFilled: true);

        var alone = Stored(ServerPods.ApplyServerDefaults(fix.Fixed, features), features);
        var differences = (level == Level.Privileged ? PodChanges.Between(stored, alone) : PodChanges.Between(Meant(stored), Meant(alone)))
            .Select(change => $"{change.Path}: {NodeText.Canonical(change.Old)} became {NodeText.Canonical(change.Value)}");
        differences.Should().BeEmpty($"{pod.Name} under {policy.Name} at {level}");
        foreach (var (before, after) in stored.Containers.Zip(alone.Containers))
        {
            if (NonRoot(alone, after) && !NonRoot(stored, before))
                (after.SecurityContext?.RunAsUser ?? alone.SecurityContext?.RunAsUser).Should().BePositive();
        }

        fix.Undecided.IsEmpty.Should().Be(fix.Verdict.Allowed);
        var asked = Fixer.Make(workload, policy, fix.Target);
        if (fix.Verdict.Allowed)
            asked.Verdict.Allowed.Should().BeTrue($"{pod.Name} under {policy.Name} needs nothing else at {level}");
        PodChanges.Between(asked.Fixed, fix.Fixed).Should().HaveSameCount(asked.NotWritten);
        if (fix.PolicyFirst.IsEmpty)
            PolicyAdmission.Admit([policy], ServerPods.ApplyServerDefaults(fix.Fixed, features), features).Policy.Should().Be(policy.Name);
    }

    /// <summary>
    /// As a server stores it; allowPrivilegeEscalation true, which is what unset means, as unset; and without the annotation that only
    /// repeats the pod's seccomp field (docker/default and runtime/default are one field).
    /// </summary>
    private static Pod Stored(Pod pod, ServerFeatures features)
    {
        var stored = StoredPods.Of(pod, features);
        return (stored with { Annotations = stored.Annotations.Remove(Seccomp.PodAnnotation) }).EachContainer(container =>
            container.SecurityContext is { AllowPrivilegeEscalation: true } context
                ? container with { SecurityContext = context with { AllowPrivilegeEscalation = null } }
                : container);
    }

    private static bool NonRoot(Pod pod, Container container) =>
        (container.SecurityContext?.RunAsNonRoot ?? pod.SecurityContext?.RunAsNonRoot) == true;

    /// <summary>Without what a level may want said another way: runAsNonRoot, adding NET_RAW, seccomp Unconfined, names in lower case.</summary>
    private static Pod Meant(Pod pod) => (pod with
    {
        SecurityContext = pod.SecurityContext! with { RunAsNonRoot = null, SeccompProfile = Confined(pod.SecurityContext.SeccompProfile) },
    }).EachContainer(container => container with { SecurityContext = Meant(container.SecurityContext ?? new()) });

    private static SecurityContext Meant(SecurityContext context) => context with
    {
        RunAsNonRoot = null,
        SeccompProfile = Confined(context.SeccompProfile),
        Capabilities = new(
            [.. Names(context.Capabilities?.Add).Where(name => !string.Equals(name, "NET_RAW", StringComparison.Ordinal))],
            Names(context.Capabilities?.Drop)),
    };

    private static ProfileField? Confined(ProfileField? profile) => profile is { Type: "Unconfined" } ? null : profile;

    private static ImmutableArray<string> Names(ImmutableArray<string>? names) =>
        names is { IsDefault: false } given
            ? [.. given.Select(name => name.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [];
}
