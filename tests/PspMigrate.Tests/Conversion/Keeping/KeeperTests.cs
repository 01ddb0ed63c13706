using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Keeping;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping;

[TestClass]
public sealed class KeeperTests
{
    private const string Validating = "ValidatingAdmissionPolicy";
    private const string Mutating = "MutatingAdmissionPolicy";

    private static readonly KeepOptions Everybody = new() { Scope = KeepScope.Namespace };

    private static readonly string Groups = Plans
        .Policy("groups", "  fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}")
        .Replace("  fsGroup: {rule: RunAsAny}\n", "", StringComparison.Ordinal);

    [TestMethod]
    public void The_stricter_the_level_the_fewer_clauses()
    {
        var counts = Enum.GetValues<Level>().Select(level => KeptOf.Text(
            Groups + Plans.Use("shop", "groups"), Everybody, new() { Version = KeptOf.Newest, Enforce = new(IsAuto: false, level) })
            .Rules.Select(rule => rule.Control.Name).Distinct(StringComparer.Ordinal).Count()).ToArray();

        counts.Should().BeInDescendingOrder().And.OnlyHaveUniqueItems();
    }

    /// <remarks>docs/facts/pod-security-checks.md, 4: before v1.22 the restricted level asks nobody to drop capabilities.</remarks>
    [TestMethod]
    [DataRow("v1.21", true)]
    [DataRow("v1.22", false)]
    public void What_older_checks_let_through_is_kept_where_a_label_stays_at_them(string version, bool isKept)
    {
        var labelled = $$"""
            ---
            apiVersion: v1
            kind: Namespace
            metadata:
              name: shop
              labels: {pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: {{version}}}

            """;
        var kept = KeptOf.Text(
            Plans.Policy("drops", "  requiredDropCapabilities: [ALL]\n  allowedCapabilities: [NET_BIND_SERVICE]") + Plans.Use("shop", "drops") + labelled,
            Everybody);

        kept.Rules.Any(rule => rule.Control is CapabilitiesControl && !rule.Clauses.IsEmpty).Should().Be(isKept);
    }

    /// <summary>While nothing is enforced all of a policy is kept; what is compared, and counted, is the level that is planned.</summary>
    [TestMethod]
    public void What_is_kept_while_no_level_is_enforced_is_told_at_the_planned_level()
    {
        var plan = KeptOf.Plan(
            Groups + Plans.Use("shop", "groups") + Plans.Namespace("shop"), Everybody, new() { Version = KeptOf.Newest, Enforce = ModeChoice.None });

        plan.Comparisons.Single().At.Level.Should().Be(Level.Baseline);
        plan.Kept!.Rules.Select(rule => rule.At).Distinct().Should().Equal(plan.Comparisons.Single().At);
        KeptForms.Yaml(plan.Kept).Should().Contain("hostNetwork", "baseline would refuse that, but isn't there yet");
    }

    [TestMethod]
    public void Every_lost_rule_has_a_clause_or_a_reason()
    {
        var kept = KeptOf.Text(Groups + Plans.Use("shop", "groups"), Everybody);

        kept.Rules.Should().NotBeEmpty().And.OnlyContain(rule => rule.Reason != null || !rule.Clauses.IsEmpty);
    }

    [TestMethod]
    [DataRow(1, 2)]
    [DataRow(0, int.MaxValue)]
    public void An_empty_list_of_groups_is_not_kept(int min, int max)
    {
        var policy = Groups.Replace(
            "supplementalGroups: {rule: RunAsAny}", $"supplementalGroups: {{rule: MustRunAs, ranges: [{{min: {min}, max: {max}}}]}}", StringComparison.Ordinal);

        KeptOf.Text(policy + Plans.Use("shop", "groups"), Everybody).Lost.Should().ContainSingle()
            .Which.Control.Say(ValueSet.Of("[]")).Should().Be("an empty list");
    }

    /// <remarks>A list of [1, '[]'] doesn't compile (facts/admission-policies.md, 3).</remarks>
    [TestMethod]
    [DataRow("MayRunAs, ranges: [{min: 1, max: 1}]", "variables.supplementalGroups.all(gid, gid == 1)")]
    [DataRow("MayRunAs, ranges: [{min: 1, max: 1}, {min: 5, max: 5}]", "variables.supplementalGroups.all(gid, gid in [1, 5])")]
    [DataRow("MayRunAs, ranges: [{min: 0, max: 2147483647}]", null)]
    [DataRow("MustRunAs, ranges: [{min: 0, max: 2147483647}]", null)]
    public void Groups_are_compared_with_numbers_alone(string rule, string? expression)
    {
        var policy = Groups.Replace("supplementalGroups: {rule: RunAsAny}", $"supplementalGroups: {{rule: {rule}}}", StringComparison.Ordinal);

        var text = NodeText.Document(KeptOf.Text(policy + Plans.Use("shop", "groups"), Everybody).Of(Validating).Node);

        text.Should().NotContain("[]'");
        if (expression is null)
            text.Should().NotContain("supplementalGroups");
        else
            text.Should().Contain(expression);
    }

    [TestMethod]
    public void A_second_run_prints_the_same_bytes()
    {
        var yaml = Groups + Plans.Use("shop", "groups");

        KeptForms.Yaml(KeptOf.Text(yaml)).Should().Be(KeptForms.Yaml(KeptOf.Text(yaml)));
    }

    /// <remarks>pkg/apis/admissionregistration/validation: names are DNS subdomains, and messages have no line breaks.</remarks>
    [TestMethod]
    [DataRow("Vae")]
    [DataRow("\"a\\nb \"")]
    public void Names_that_no_server_takes_become_some_that_it_takes(string name)
    {
        var kept = KeptOf.Text(Groups.Replace("name: groups", $"name: {name}", StringComparison.Ordinal) + Plans.Use("shop", name), Everybody);

        kept.Objects.Should().NotBeEmpty().And.OnlyContain(item => ObjectNames.IsSubdomain(item.Name));
        var validations = (ListNode)kept.Of(Validating).Node.Find("spec", "validations")!;
        validations.Items.Cast<MapNode>()
            .Should().OnlyContain(rule => !((ScalarNode)rule["message"]!).Text.Contains('\n'));
    }

    [TestMethod]
    public void A_name_changes_with_what_is_kept()
    {
        var one = KeptOf.Text(Groups + Plans.Use("shop", "groups"), Everybody);
        var other = KeptOf.Text(Groups.Replace("65535", "65534", StringComparison.Ordinal) + Plans.Use("shop", "groups"), Everybody);

        one.Of(Validating).Name.Should().NotBe(other.Of(Validating).Name);
    }

    [TestMethod]
    public void Namespaces_with_the_same_policies_share_one()
    {
        var kept = KeptOf.Text(Groups + Plans.Use("shop", "groups") + Plans.Use("pay", "groups"));

        KeptOf.Namespaces(kept.Of(Validating + "Binding")).Should().Equal("pay", "shop");
    }

    [TestMethod]
    public void Bindings_come_after_policies()
    {
        KeptOf.Text(Groups + Plans.Use("shop", "groups"), Everybody).Objects.Select(item => item.Kind)
            .Should().Equal(Validating, Mutating, Validating + "Binding", Mutating + "Binding");
    }

    /// <summary>ValidatingAdmissionPolicy v1 came with v1.30, MutatingAdmissionPolicy v1 with v1.36 (KEP-3488, KEP-3962).</summary>
    [TestMethod]
    [DataRow(29, new string[0])]
    [DataRow(30, new[] { Validating, Validating + "Binding" })]
    [DataRow(35, new[] { Validating, Validating + "Binding" })]
    [DataRow(36, new[] { Validating, Mutating, Validating + "Binding", Mutating + "Binding" })]
    public void A_version_gets_what_it_has(int minor, string[] kinds)
    {
        var kept = KeptOf.Text(Groups + Plans.Use("shop", "groups"), Everybody, new() { Version = new(minor) });

        kept.Objects.Select(item => item.Kind).Should().Equal(kinds);
        kept.Rules.Any(rule => rule.Reason is not null).Should().Be(minor < 30);
        kept.Fillings.Any(filling => filling.Reason is not null).Should().Be(minor < 36);
    }

    [TestMethod]
    public void A_policy_that_nobody_can_use_admits_nothing()
    {
        var dropped = Groups.Replace("ranges: [{min: 1, max: 65535}]", "ranges: []", StringComparison.Ordinal);

        var kept = KeptOf.Text(dropped + Plans.Use("shop", "groups"), Everybody);

        NodeText.Document(kept.Of(Validating).Node).Should().Contain("expression: \"false\"");
    }

    [TestMethod]
    public void The_cluster_can_start_where_no_policy_reaches()
    {
        var kept = KeptOf.Text("apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}\n" + Groups + Plans.Use("shop", "groups"));

        kept.Unreached.Should().Equal("kube-system");
        kept.Objects.Where(item => item.Kind.EndsWith("Binding", StringComparison.Ordinal)).SelectMany(KeptOf.Namespaces).Should().NotContain("kube-system");
    }

    [TestMethod]
    public void Without_grants_every_policy_counts_in_every_namespace()
    {
        var kept = KeptOf.Text("apiVersion: v1\nkind: Namespace\nmetadata: {name: n-0}\n" + Groups);

        KeptOf.Namespaces(kept.Of(Validating + "Binding")).Should().Equal("n-0");
    }

    [TestMethod]
    public void Nothing_is_kept_where_some_policy_admits_whatever_the_level_does()
    {
        var kept = KeptOf.Text(
            Plans.Policy("a") + Plans.Use("shop", "a"), Everybody, new() { Version = KeptOf.Newest, Enforce = new(IsAuto: false, Level.Privileged) });
        var privileged = KeptOf.Text(
            """
            ---
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata: {name: all, annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'}}
            spec:
              privileged: true
              hostNetwork: true
              hostPID: true
              hostIPC: true
              hostPorts: [{min: 0, max: 65535}]
              volumes: ['*']
              allowedCapabilities: ['*']
              allowedUnsafeSysctls: ['*']
              allowedProcMountTypes: [Default, Unmasked]
              runAsUser: {rule: RunAsAny}
              seLinux: {rule: RunAsAny}
              fsGroup: {rule: RunAsAny}
              supplementalGroups: {rule: RunAsAny}

            """ + Plans.Use("shop", "all"), Everybody);

        kept.Objects.Should().NotBeEmpty();
        privileged.Objects.Should().BeEmpty();
    }

    [TestMethod]
    public void Only_those_whom_a_binding_names_may_use_a_policy()
    {
        var kept = KeptOf.Text(Groups + Plans.Use("shop", "groups"));

        KeptOf.Variables(kept.Of(Validating)).Should().Contain("may_groups");
        NodeText.Document(kept.Of(Validating).Node).Should().Contain("system:serviceaccount:shop:default");
    }

    /// <remarks>Either may grant it, as with PodSecurityPolicy (docs/facts/admission-policies.md, 1; pod-security-policy.md, 2).</remarks>
    [TestMethod]
    public void Live_grants_are_asked_in_the_namespace_and_not_for_pods_without_account()
    {
        var text = NodeText.Document(KeptOf.Text(Groups + Plans.Use("shop", "groups"), new() { Scope = KeepScope.Grants }).Of(Validating).Node);

        const string check = "group('policy').resource('podsecuritypolicies').name('groups').namespace(request.namespace).check('use').allowed()";
        text.Should().Contain("has(object.spec.serviceAccountName)").And
            .Contain("authorizer.serviceAccount(request.namespace, object.spec.serviceAccountName)").And.Contain($"  .{check}").And
            .Contain($"authorizer.{check}").And.Contain("variables.account_may_policy_groups || variables.creator_may_policy_groups");
    }

    /// <remarks>The plugin asked for either group (docs/facts/pod-security-policy.md, 1); each question costs (admission-policies.md, 2).</remarks>
    [TestMethod]
    [DataRow("[policy]", false)]
    [DataRow("[extensions]", true)]
    [DataRow("[policy, extensions]", false)]
    public void The_group_of_before_is_asked_only_where_a_grant_needs_it(string groups, bool isAsked)
    {
        var use = Plans.Use("shop", "groups").Replace("apiGroups: [policy]", $"apiGroups: {groups}", StringComparison.Ordinal);
        var text = NodeText.Document(KeptOf.Text(Groups + use, new() { Scope = KeepScope.Grants }).Of(Validating).Node);

        text.Should().Contain("group('policy')");
        text.Contains("group('extensions')", StringComparison.Ordinal).Should().Be(isAsked);
    }

    [TestMethod]
    [DataRow("auto", Level.Privileged)]
    [DataRow("baseline", Level.Baseline)]
    [DataRow("none", Level.Privileged)]
    public void Without_grants_the_level_is_the_one_that_is_asked_for_else_what_the_widest_policy_needs(string asked, Level level)
    {
        var choice = asked switch { "auto" => ModeChoice.Auto, "none" => ModeChoice.None, _ => new ModeChoice(IsAuto: false, Level.Baseline) };
        var kept = KeptOf.Text(
            Plans.Namespace("shop") + Groups + Plans.Policy("host", "  hostNetwork: true"), Everybody, new() { Version = KeptOf.Newest, Enforce = choice });

        kept.Sets.Single().At.Level.Should().Be(level);
    }

    [TestMethod]
    public void More_questions_to_RBAC_than_a_pod_can_pay_are_not_asked()
    {
        var many = string.Concat(Enumerable.Range(0, 15).Select(i => Groups.Replace("name: groups", $"name: p{i}", StringComparison.Ordinal)));
        var use = Plans.Use("shop", "p0").Replace("resourceNames: [p0], ", "", StringComparison.Ordinal);

        var kept = KeptOf.Text(many + use, new() { Scope = KeepScope.Grants });

        kept.Objects.Should().BeEmpty();
        kept.Lost.Should().NotBeEmpty().And.OnlyContain(rule => rule.Reason!.Contains("--scope accounts"));
        KeptOf.Text(many + use).Objects.Should().NotBeEmpty();
    }

    [TestMethod]
    public void Everybody_else_stays_as_narrow_in_a_namespace_that_is_privileged_for_one_account()
    {
        var host = Plans.Policy("host", "  hostNetwork: true");
        var kept = KeptOf.Text(
            Groups + host + Plans.Use("shop", "groups")
            + Plans.Use("shop", "host")
                .Replace("name: use", "name: use-host", StringComparison.Ordinal)
                .Replace("name: default", "name: exporter", StringComparison.Ordinal));

        kept.Narrow.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new KeptNarrow(["shop"], new(Level.Privileged, KeptOf.Newest), "host", ["system:serviceaccount:shop:exporter"]));
        NodeText.Document(kept.Of(Validating).Node).Should().Contain("groups_hostNetwork").And.NotContain("host_hostNetwork");
    }

    [TestMethod]
    public void Without_policies_nothing_is_refused() =>
        KeptOf.Text("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n" + Plans.Use("shop", "gone")).Objects.Should().BeEmpty();

    [TestMethod]
    public void Clauses_that_policies_share_are_worked_out_once()
    {
        var other = Groups
            .Replace("name: groups", "name: other", StringComparison.Ordinal)
            .Replace("min: 1, max: 65535", "min: 0, max: 7", StringComparison.Ordinal);
        var use = Plans.Use("shop", "groups").Replace("resourceNames: [groups], ", "", StringComparison.Ordinal);

        var variables = KeptOf.Variables(KeptOf.Text(Groups + other + use).Of(Validating)).ToArray();

        variables.Should().OnlyHaveUniqueItems().And.Contain(["shared_volumes", "groups_fsGroup", "other_fsGroup"]).And
            .NotContain(["groups_volumes", "other_volumes"]);
    }
}
