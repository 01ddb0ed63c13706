using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class ReadOnlyRootFilesystemTests
{
    private static readonly ReadOnlyRootFilesystem Control = new();

    [TestMethod]
    public void Policy_that_says_true_fills_it_in_and_refuses_false()
    {
        var policy = Given.Policy("readOnlyRootFilesystem: true");
        Control.Fill(policy, Given.Pod()).Containers[0].SecurityContext!.ReadOnlyRootFilesystem.Should().BeTrue();
        Control.Takes(policy, Given.Pod()).Should().BeTrue();
        Control.Refuses(policy, Given.Pod("securityContext: {readOnlyRootFilesystem: false}")).Should().Be(
            "spec.containers[0].securityContext.readOnlyRootFilesystem: Invalid value: false: ReadOnlyRootFilesystem must be set to true");
    }

    [TestMethod]
    [DataRow("", DisplayName = "omitted means false")]
    [DataRow("readOnlyRootFilesystem: false")]
    public void Policy_that_does_not_takes_both(string spec)
    {
        Control.Takes(Given.Policy(spec), Given.Pod("securityContext: {readOnlyRootFilesystem: false}")).Should().BeTrue();
        var pod = Given.Pod();
        Control.Fill(Given.Policy(spec), pod).Should().BeSameAs(pod);
    }

    /// <remarks>facts/psp-to-pod-security-mapping.md, readOnlyRootFilesystem: if true, default and requirement are lost.</remarks>
    [TestMethod]
    public void Requirement_and_default_are_lost_at_every_level()
    {
        foreach (var at in new[] { "privileged:latest", "baseline:v1.0", "restricted:latest" })
        {
            Control.Compare(Given.Policy("readOnlyRootFilesystem: true"), at).Should().Equal("lost: false", "default: true");
            Control.Compare(Given.Policy(), at).Should().BeEmpty();
        }
    }
}
