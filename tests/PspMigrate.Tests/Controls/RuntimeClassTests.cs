using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class RuntimeClassTests
{
    private static readonly RuntimeClass Control = new();

    [TestMethod]
    public void Omitted_takes_every_class()
    {
        Control.Takes(Given.Policy(), Given.Pod(spec: "runtimeClassName: gvisor")).Should().BeTrue();
        Control.Takes(Given.Policy("runtimeClass: {allowedRuntimeClassNames: ['*']}"), Given.Pod(spec: "runtimeClassName: gvisor")).Should().BeTrue();
    }

    [TestMethod]
    [DataRow("runtimeClass: {}", DisplayName = "an empty rule takes only pods without a class")]
    [DataRow("runtimeClass: {allowedRuntimeClassNames: []}")]
    [DataRow("runtimeClass: {allowedRuntimeClassNames: [kata]}")]
    public void Policy_with_a_rule_takes_the_listed_classes_and_none(string spec)
    {
        Control.Takes(Given.Policy(spec), Given.Pod()).Should().BeTrue();
        Control.Refuses(Given.Policy(spec), Given.Pod(spec: "runtimeClassName: gvisor")).Should().StartWith(
            "spec.runtimeClassName: Invalid value: \"gvisor\"");
        Control.Takes(Given.Policy(spec), Given.Pod(spec: "runtimeClassName: kata")).Should().Be(spec.Contains("kata", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Default_is_filled_in()
    {
        var policy = Given.Policy("runtimeClass: {allowedRuntimeClassNames: [kata], defaultRuntimeClassName: kata}");
        Control.Fill(policy, Given.Pod()).RuntimeClassName.Should().Be("kata");
        Control.Compare(policy, "restricted:latest").Should().Equal("lost: every class but unset, kata", "default: kata");
    }

    [TestMethod]
    public void List_is_lost_at_every_level()
    {
        foreach (var at in new[] { "privileged:latest", "baseline:v1.0", "restricted:latest" })
        {
            Control.Compare(Given.Policy("runtimeClass: {}"), at).Should().Equal("lost: every class but unset");
            Control.Compare(Given.Policy(), at).Should().BeEmpty();
        }
    }

    [TestMethod]
    public void Policy_that_omits_it_has_no_rule()
    {
        Control.HasRule(Given.Policy()).Should().BeFalse();
        Control.HasRule(Given.Policy("runtimeClass: {allowedRuntimeClassNames: [gvisor]}")).Should().BeTrue();
    }
}
