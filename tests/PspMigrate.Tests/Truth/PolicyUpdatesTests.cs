using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Truth.Server;

namespace PspMigrate.Tests.Truth;

[TestClass]
public sealed class PolicyUpdatesTests
{
    /// <remarks>facts/pod-security-policy.md, 16.</remarks>
    [TestMethod]
    public void An_update_is_admitted_only_as_it_is()
    {
        var open = new PodSecurityPolicy
        {
            Name = "b",
            SELinux = new("RunAsAny", null),
            RunAsUser = new("RunAsAny", []),
            SupplementalGroups = new("RunAsAny", []),
            FsGroup = new("RunAsAny", []),
            Volumes = ["*"],
        };
        var dropping = open with { Name = "a", RequiredDropCapabilities = ["ALL"] };
        var pod = new Pod { Containers = [new() { Name = "c" }] };

        PolicyUpdates.Admit([dropping], pod, ServerFeatures.Plain).Should().BeNull();
        PolicyUpdates.Admit([dropping, open], pod, ServerFeatures.Plain).Should().Be("b");
    }
}
