using PspMigrate.Controls;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Editing;
using PspMigrate.Tests.Controls;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <summary>A policy decides nothing where whoever may use it may use a wider one: policies are alternatives (facts/pod-security-policy.md, 2).</summary>
[TestClass]
public sealed class CoveringTests
{
    private const string Validating = "ValidatingAdmissionPolicy";

    private const string Default = "{kind: ServiceAccount, name: default, namespace: shop}";

    [TestMethod]
    [DataRow("readOnlyRootFilesystem: true", "", false)]
    [DataRow("", "readOnlyRootFilesystem: true", false)]
    [DataRow("allowedCapabilities: [SYS_TIME]", "allowedCapabilities: [NET_RAW]", true)]
    [DataRow("allowedCapabilities: [SYS_TIME]", "allowedCapabilities: [NET_RAW, SYS_TIME]", false)]
    [DataRow("allowedCapabilities: [SYS_TIME]", "hostPorts: [{min: 1, max: 2}]", true)]
    [DataRow("hostPorts: [{min: 5, max: 7}]", "hostPorts: [{min: 1, max: 9}]", false)]
    [DataRow("hostPorts: [{min: 5, max: 10}]", "hostPorts: [{min: 1, max: 9}]", true)]
    public void Both_decide_when_each_admits_something_that_the_other_does_not(string one, string other, bool both) =>
        Deciding(Keep(Plans.Policy("one", "  " + one) + Plans.Policy("other", "  " + other) + May("one", Default) + May("other", Default)))
            .Should().HaveCount(both ? 2 : 1);

    /// <summary>allowedHostPaths says something only where hostPath is among the volumes (facts/keeping-policies.md).</summary>
    [TestMethod]
    public void Host_paths_do_not_matter_to_a_policy_without_them()
    {
        const string paths = "  allowedHostPaths: [{pathPrefix: /var/log}]";
        var wide = Plans.Policy("wide", paths).Replace("[configMap, secret]", "[configMap, secret, hostPath]", StringComparison.Ordinal);

        Deciding(Keep(Plans.Policy("narrow") + wide + May("narrow", Default) + May("wide", Default))).Should().Equal("wide");
        Deciding(Keep(wide + wide
            .Replace("name: wide", "name: other", StringComparison.Ordinal)
            .Replace("/var/log", "/tmp", StringComparison.Ordinal) + May("wide", Default) + May("other", Default)))
            .Should().Equal("other", "wide");
    }

    [TestMethod]
    [DataRow(Default, Default, true)]
    [DataRow(Default, "{kind: ServiceAccount, name: other, namespace: shop}", false)]
    [DataRow(Default, "{kind: Group, name: 'system:serviceaccounts:shop'}", true)]
    [DataRow(Default, "{kind: Group, name: developers}", false)]
    [DataRow("{kind: Group, name: 'system:serviceaccounts:shop'}", "{kind: Group, name: 'system:serviceaccounts'}", true)]
    [DataRow("{kind: Group, name: 'system:serviceaccounts'}", "{kind: Group, name: 'system:serviceaccounts:shop'}", false)]
    [DataRow("{kind: User, name: ann}", "{kind: Group, name: 'system:authenticated'}", true)]
    [DataRow("{kind: Group, name: 'system:authenticated'}", "{kind: User, name: ann}", false)]
    public void A_wider_policy_decides_alone_when_whoever_may_use_the_narrow_one_may_use_it(string narrow, string wide, bool alone)
    {
        var kept = Keep(Plans.Policy("narrow", "  readOnlyRootFilesystem: true") + Plans.Policy("wide") + May("narrow", narrow) + May("wide", wide));

        Deciding(kept).Should().Equal(alone ? ["wide"] : ["narrow", "wide"]);
    }

    [TestMethod]
    public void Of_policies_that_admit_the_same_the_first_decides() =>
        Deciding(Keep(Plans.Policy("b") + Plans.Policy("a") + May("b", Default) + May("a", Default))).Should().Equal("a");

    [TestMethod]
    public void What_RBAC_will_answer_is_not_known() =>
        NodeText.Document(
            Keep(Plans.Policy("a") + Plans.Policy("b") + May("a", Default) + May("b", Default), new() { Scope = KeepScope.Grants }).Of(Validating).Node)
            .Should().Contain("fits_a").And.Contain("fits_b");

    [TestMethod]
    public void The_rules_of_a_policy_that_never_decides_are_kept_or_were_never_in_force()
    {
        var kept = Keep(
            Plans.Policy("narrow", "  allowedCapabilities: [SYS_TIME]\n  readOnlyRootFilesystem: true") + Plans
                .Policy("wide", "  allowedCapabilities: [SYS_TIME, NET_RAW]")
            + May("narrow", Default) + May("wide", Default));
        var rules = kept.Rules.Where(rule => rule.Policy is "narrow").ToLookup(rule => rule.Control.Name, StringComparer.Ordinal);

        rules["readOnlyRootFilesystem"].Should().ContainSingle().Which.AdmittedBy.Should().Be("wide");
        rules["capabilities"].Should().ContainSingle(rule => rule.AdmittedBy == "wide").Which.Values.Should()
            .Be(ValueSet.Of(ControlTable.Get<CapabilitiesControl>().Of("add", "NET_RAW")));
        rules["capabilities"].Should().ContainSingle(rule => rule.AdmittedBy == null).Which.Clauses.Should().Equal("addedCapabilities");
        kept.Lost.Should().BeEmpty();
    }

    /// <summary>Chosen is the first by name that changes nothing, else the first (facts/pod-security-policy.md, 14).</summary>
    [TestMethod]
    [DataRow("anarrow", "bwide", true)]
    [DataRow("bnarrow", "awide", false)]
    public void A_policy_that_comes_after_a_wider_one_which_changes_nothing_fills_in_nothing(string narrow, string wide, bool isFilled)
    {
        var kept = Keep(Plans.Policy(narrow, "  readOnlyRootFilesystem: true") + Plans.Policy(wide) + May(narrow, Default) + May(wide, Default));

        kept.Objects.Any(item => item.Kind is "MutatingAdmissionPolicy").Should().Be(isFilled);
        kept.FilledIn.Any().Should().Be(isFilled);
        kept.Fillings.Should().OnlyContain(filling => filling.Instead == (isFilled ? null : wide));
        Deciding(kept).Should().Equal(wide);
    }

    private static Kept Keep(string yaml, KeepOptions? options = null) => KeptOf.Text(yaml, options);

    /// <summary>The policies that are asked, by name.</summary>
    private static string[] Deciding(Kept kept)
    {
        var name = kept.Of(Validating).Name;
        return name["psp-".Length..name.LastIndexOf('-')].Split('-');
    }

    private static string May(string policy, string subject) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: use-{{policy}}, namespace: shop}
        rules:
        - {apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [{{policy}}], verbs: [use]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: use-{{policy}}, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: use-{{policy}}}
        subjects: [{{subject}}]

        """;
}
