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

        var dropped = PolicyUsability.FindDropped(policies);

        dropped.Select(policy => policy.Policy).Should().Equal(policies.SkipLast(1).Select(policy => policy.Name));
        dropped.Should().OnlyContain(policy => policy.Reason.StartsWith($"spec.{policy.Policy} says M", StringComparison.Ordinal));
    }
}
