using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Reports.Json;

namespace PspMigrate.Tests.Reports.Json;

/// <remarks>docs/report-schema.md says what the properties mean.</remarks>
[TestClass]
public sealed class NamespaceJsonTests
{
    private const string Host = "  hostPID: true\n  hostIPC: true\n  hostNetwork: true";

    [TestMethod]
    public void A_grant_is_a_chain_from_subject_to_policy()
    {
        var grants = Of(Plans.OfFixture("article"), "security-test").GetProperty("grants").EnumerateArray();

        grants.Select(grant => (
            grant.GetProperty("subject").Text("name"), grant.GetProperty("binding").Text("name"), grant.GetProperty("role").Text("name"),
            grant.Text("policy"))).Should().Equal(
            ("system:serviceaccounts:security-test", "cluster-psp-bind", "all-psp", "privileged"),
            ("system:serviceaccounts:security-test", "cluster-psp-bind", "all-psp", "restricted"));
    }

    [TestMethod]
    public void The_level_is_told_with_everything_that_decided_it()
    {
        var shop = Of(Plans.Of(Plans.Policy("a", Host) + Plans.Policy("b", Host) + Plans.Policy("c") + Plans.Reached("shop", "a", "b", "c")), "shop");

        (shop.Text("level"), shop.Text("basis"), shop.Text("decidedBy")).Should().Be(("privileged", "policy", "a"));
        shop.Texts("decidedByAll").Should().Equal("a", "b");
        shop.Texts("policies").Should().BeEquivalentTo("a", "b", "c");
    }

    [TestMethod]
    public void Without_a_level_the_reason_stands_in_its_place()
    {
        var bare = Of(Plans.Of(Plans.Policy("p") + Plans.Namespace("bare") + Plans.Reached("shop", "p"), new() { Closed = ClosedChoice.None }), "bare");

        (bare.Text("level"), bare.Text("withoutLevel"), bare.Text("decidedBy")).Should().Be((null, "noPolicy", null));
        bare.GetProperty("needsPatch").GetBoolean().Should().BeFalse();
    }

    /// <summary>What a patch has to say is all that the namespace ends up with, kept labels, too.</summary>
    [TestMethod]
    public void Modes_tell_present_and_proposed_and_labels_what_it_ends_up_with()
    {
        var shop = Of(Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p").Replace(
            "labels: {}", "labels: {pod-security.kubernetes.io/enforce: privileged, pod-security.kubernetes.io/enforce-version: v1.24}",
            StringComparison.Ordinal)), "shop");

        var enforce = shop.About("modes", "mode", "enforce");
        (enforce.Text("currentLevel"), enforce.Text("currentVersion"), enforce.Text("level"), enforce.GetProperty("kept").GetBoolean())
            .Should().Be(("privileged", "v1.24", "baseline", true));
        shop.GetProperty("labels").Text("pod-security.kubernetes.io/enforce").Should().Be("privileged");
        shop.GetProperty("labels").Text("pod-security.kubernetes.io/warn").Should().Be("restricted");
    }

    [TestMethod]
    public void A_rule_that_never_held_names_what_admitted_it()
    {
        var team = Of(Plans.Of(Plans.Policy("narrow") + Plans.Policy("wide", Host) + Plans.Reached("team", "narrow", "wide")), "team");

        var rule = team.About("neverHeld", "control", "hostNamespaces");
        rule.Text("policy").Should().Be("narrow");
        rule.Text("field").Should().StartWith("spec.host");
        rule.Texts("admittedBy").Should().Equal("wide");
    }

    [TestMethod]
    public void A_workload_tells_what_it_passes_and_what_the_next_level_has_against_it()
    {
        var pods = Plans.Pod("net", "shop", "hostNetwork: true, ") + Plans.Pod("ok", "shop");
        var shop = Of(Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p") + pods), "shop");

        var (net, ok) = (shop.About("workloads", "name", "net"), shop.About("workloads", "name", "ok"));
        (net.Text("strictest"), net.GetProperty("refused").GetBoolean()).Should().Be(("privileged", true));
        net.GetProperty("nextStricter").Texts("checks").Should().Equal("hostNamespaces");
        (ok.Text("strictest"), ok.GetProperty("refused").GetBoolean(), ok.Text("admittedBy")).Should().Be(("baseline", false, "p"));
    }

    private static JsonElement Of(Plan plan, string name) =>
        Said.By(json => NamespaceJson.Write(json, plan.Namespaces.Single(item => string.Equals(item.Name, name, StringComparison.Ordinal))));
}
