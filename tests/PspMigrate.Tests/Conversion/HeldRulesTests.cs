using PspMigrate.Conversion;

namespace PspMigrate.Tests.Conversion;

/// <remarks>
/// Policies are alternatives: any that an account may use and that admits the pod is enough (facts/pod-security-policy.md, 2). So what one refuses and
/// another admits for the same accounts was never refused there.
/// </remarks>
[TestClass]
public sealed class HeldRulesTests
{
    private const string Both = "system:serviceaccounts:team";

    [TestMethod]
    public void A_rule_never_held_where_a_wider_policy_reaches_the_same_accounts()
    {
        var plan = Plan(Policy("narrow"), Policy("wide", "privileged: true", "volumes: ['*']"), Grant("narrow", Both), Grant("wide", Both));

        Never(plan).Should().Contain(["narrow privileged by wide", "narrow volumes by wide"]);
        Never(plan).Should().NotContain(rule => rule.StartsWith("narrow hostNamespaces", StringComparison.Ordinal), "wide refuses them, too");
    }

    [TestMethod]
    public void A_rule_held_for_the_account_that_may_use_only_its_policy()
    {
        var plan = Plan(Policy("narrow"), Policy("wide", "privileged: true"), Grant("narrow", Both), ToAccount("wide", "builder"));

        Never(plan).Should().BeEmpty("the account default may use narrow alone");
    }

    [TestMethod]
    public void A_rule_never_held_where_every_account_of_its_policy_has_another()
    {
        var plan = Plan(
            Policy("narrow"), Policy("one", "privileged: true"), Policy("two", "privileged: true"),
            ToAccount("narrow", "a"), ToAccount("one", "a"), ToAccount("narrow", "b"), ToAccount("two", "b"));

        Never(plan).Should().Contain("narrow privileged by one, two");
    }

    [TestMethod]
    public void A_rule_that_only_some_accounts_escaped_held()
    {
        var plan = Plan(
            Policy("narrow"), Policy("wide", "privileged: true", "volumes: ['*']"), Policy("part", "volumes: ['*']"),
            ToAccount("narrow", "a"), ToAccount("wide", "a"), ToAccount("narrow", "b"), ToAccount("part", "b"));

        Never(plan).Should().Contain("narrow volumes by part, wide");
        Never(plan).Should().NotContain(rule => rule.StartsWith("narrow privileged", StringComparison.Ordinal), "account b may not use wide");
    }

    [TestMethod]
    public void Policies_that_admit_it_only_together_are_all_named()
    {
        var plan = Plan(
            Policy("narrow"), Policy("net", "hostNetwork: true"), Policy("processes", "hostPID: true", "hostIPC: true"),
            Grant("narrow", Both), Grant("net", Both), Grant("processes", Both));

        Never(plan).Should().Contain("narrow hostNamespaces by net, processes");
    }

    [TestMethod]
    public void A_policy_that_admits_a_part_leaves_the_rule_in_force()
    {
        var plan = Plan(Policy("narrow"), Policy("net", "hostNetwork: true"), Grant("narrow", Both), Grant("net", Both));

        Never(plan).Should().NotContain(rule => rule.StartsWith("narrow hostNamespaces", StringComparison.Ordinal));
    }

    /// <remarks>
    /// allowedHostPaths is looked at for hostPath volumes only, and a policy without that type admits none (facts/pod-security-policy.md, 26).
    /// </remarks>
    [TestMethod]
    public void A_policy_without_host_paths_lifts_no_limit_of_them()
    {
        var plan = Plan(
            Policy("narrow", "volumes: [hostPath]", "allowedHostPaths: [{pathPrefix: /var/log}]"), Policy("other", "volumes: [secret]"),
            Grant("narrow", Both), Grant("other", Both));

        Never(plan).Should().NotContain(rule => rule.StartsWith("narrow hostPaths", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_wider_policy_counts_only_where_it_may_be_used()
    {
        var plan = Plan(Policy("narrow"), Policy("wide", "privileged: true"), Grant("narrow", Both), Grant("wide", "system:serviceaccounts:other", "other"));

        Never(plan).Should().BeEmpty();
    }

    [TestMethod]
    public void What_never_held_is_no_change()
    {
        var plan = Plan(Policy("narrow"), Policy("wide", "privileged: true"), Grant("narrow", Both), Grant("wide", Both));

        var narrow = plan.Policies.Single(policy => policy.Name is "narrow").At(PspMigrate.Controls.Level.Privileged).Findings;
        var privileged = narrow.Single(finding => finding.Control.Name is "privileged");
        var ports = narrow.Single(finding => finding.Control.Name is "hostPorts");
        plan.Changes.Should().NotContain(finding => ReferenceEquals(finding, privileged));
        plan.Changes.Should().Contain(finding => ReferenceEquals(finding, ports));
    }

    private static Plan Plan(params string[] manifests) => Planner.Make(GivenManifests.Read(manifests), new());

    private static IEnumerable<string> Never(Plan plan) => plan.Namespaces.Single(item => item.Name is "team").NeverHeld
        .Select(rule => $"{rule.Policy.Name} {rule.Finding.Control.Name} by {string.Join(", ", rule.Admitting)}");

    private static string Policy(string name, params string[] spec) => $$"""
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: {{name}}}
        spec:
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
        {{string.Join('\n', spec.Select(line => "  " + line))}}
        """;

    private static string Grant(string policy, string group, string ns = "team") => GivenManifests.Grant(policy, group, ns);

    private static string ToAccount(string policy, string account) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: {{policy}}, namespace: team}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [{{policy}}], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: {{policy}}-{{account}}, namespace: team}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: {{policy}}}
        subjects: [{kind: ServiceAccount, name: {{account}}, namespace: team}]
        """;
}
