using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Tests.Policies;

[TestClass]
public sealed class PolicyUsabilityTests
{
    private static readonly IdRule NoRanges = new("MustRunAs", []);

    [TestMethod]
    public void Policy_whose_rules_are_complete_is_usable()
    {
        PolicyUsability.Dropped(new()
        {
            Name = "p",
            RunAsUser = new("MustRunAsNonRoot", []),
            FsGroup = new("MayRunAs", [new(1, 2)]),
            SupplementalGroups = new("RunAsAny", []),
            SELinux = new("MustRunAs", new()),
        }).Should().BeNull();
    }

    [TestMethod]
    public void Rule_without_its_ranges_drops_the_whole_policy()
    {
        PodSecurityPolicy[] policies =
        [
            new() { Name = "runAsUser", RunAsUser = NoRanges },
            new() { Name = "runAsGroup", RunAsGroup = NoRanges },
            new() { Name = "fsGroup", FsGroup = NoRanges },
            new() { Name = "supplementalGroups", SupplementalGroups = new("MayRunAs", []) },
            new() { Name = "seLinux", SELinux = new("MustRunAs", null) },
            new() { Name = "fine" },
        ];

        policies.SkipLast(1).Should().OnlyContain(
            policy => PolicyUsability.Dropped(policy)!.StartsWith($"spec.{policy.Name} says M", StringComparison.Ordinal));
        PolicyUsability.Dropped(policies[^1]).Should().BeNull();
    }

    /// <remarks>factory.go builds the strategies in this order.</remarks>
    [TestMethod]
    public void Of_several_incomplete_rules_the_first_that_the_plugin_builds_is_named()
    {
        var policy = new PodSecurityPolicy
        {
            Name = "p",
            RunAsUser = NoRanges,
            RunAsGroup = NoRanges,
            SELinux = new("MustRunAs", null),
            FsGroup = NoRanges,
            SupplementalGroups = NoRanges,
        };

        PolicyUsability.Dropped(policy).Should().StartWith("spec.runAsUser ");
        PolicyUsability.Dropped(policy = policy with { RunAsUser = new("RunAsAny", []) }).Should().StartWith("spec.runAsGroup ");
        PolicyUsability.Dropped(policy = policy with { RunAsGroup = null }).Should().StartWith("spec.seLinux ");
        PolicyUsability.Dropped(policy = policy with { SELinux = new("RunAsAny", null) }).Should().StartWith("spec.fsGroup ");
        PolicyUsability.Dropped(policy with { FsGroup = new("RunAsAny", []) }).Should().StartWith("spec.supplementalGroups ");
    }
}
