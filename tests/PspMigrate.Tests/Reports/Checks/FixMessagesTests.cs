using PspMigrate.Manifests;
using PspMigrate.Reports.Checks;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Reports.Fixes;

namespace PspMigrate.Tests.Reports.Checks;

/// <summary>What a fix leaves to people is never left unsaid.</summary>
[TestClass]
public sealed class FixMessagesTests
{
    [TestMethod]
    public void What_is_taken_out_is_told_with_the_condition_under_which_nothing_changes() =>
        FixMessages.Of([Made.Web(Made.AddsRaw, "baseline:latest", GivenManifests.Loose)]).Should().ContainSingle()
            .Which.Should().Match<Diagnostic>(note => note.Severity == Severity.Note
                && note.Message.StartsWith("Deployment/web in shop: NET_RAW is taken out of spec.template.spec.containers[0].securityContext.capabilities.add")
                && note.Message.Contains("; that changes nothing if "));

    [TestMethod]
    public void What_the_workload_asks_for_is_a_decision_and_what_nobody_sets_may_change_what_it_does()
    {
        var asked = FixMessages.Of([Made.Web("{hostPID: true, containers: [{name: a}]}", "baseline:latest", GivenManifests.Loose)])
            .Single(message => message.Severity == Severity.Warning);
        var missing = FixMessages.Of([Made.Web()]).Single(message => message.Severity == Severity.Warning);

        asked.Message.Should().Be("Deployment/web in shop: baseline:latest refuses spec.template.spec.hostPID: host namespaces (hostPID=true)");
        asked.Advice.Should().Be("the workload asks for it: decide whether it can do without, or needs another level");
        missing.Message.Should().Contain("seccompProfile");
        missing.Advice.Should().StartWith("policy no-seccomp doesn't fill it in, so setting it may change what the workload does");
    }

    /// <remarks>
    /// The plugin refuses every profile where a policy has no annotation about them (facts/pod-security-policy.md, 19); which profile is left to decide, and
    /// what is written doesn't set one.
    /// </remarks>
    [TestMethod]
    public void The_order_of_steps_is_told_once_for_all_workloads_of_a_policy()
    {
        var steps = FixMessages.Of([Made.Web(), Made.Web(name: "api")]).Where(message => message.Message.Contains("in this order")).ToArray();

        var step = steps.Should().ContainSingle().Which;
        step.Message.Should().Be(
            "policy no-seccomp rejects Deployment/web in shop and Deployment/api in shop with all that the level asks for: apply the changes in this order");
        step.Advice!.Split('\n').Should().SatisfyRespectively(
            first => first.Should().StartWith("1. set the annotation "),
            second => second.Should().StartWith("2. fix"),
            third => third.Should().StartWith("3. label"));
    }

    /// <remarks>facts/pod-security-policy.md, 20: allowed profiles without <c>*</c> and without a default ask for a profile.</remarks>
    [TestMethod]
    public void Where_the_fix_alone_is_rejected_it_is_said_of_the_fix()
    {
        var policy = GivenManifests.Loose.Replace("'*'}", "unconfined}", StringComparison.Ordinal);

        FixMessages.Of([Made.Web("{securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: a}]}", "baseline:latest", policy)])
            .Should().Contain(message => message.Message == "policy loose rejects the fixed Deployment/web in shop: apply the changes in this order");
    }

    [TestMethod]
    public void Whom_nothing_has_to_be_said_of_gets_no_message() =>
        FixMessages.Of([Made.Web(level: "privileged:latest", policy: GivenManifests.Loose)]).Should().BeEmpty();
}
