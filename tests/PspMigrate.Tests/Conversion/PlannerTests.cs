using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Conversion;

[TestClass]
public sealed class PlannerTests
{
    private const string Prefix = "pod-security.kubernetes.io/";

    private const string KeepaliveTime = "{securityContext: {sysctls: [{name: net.ipv4.tcp_keepalive_time, value: '60'}]}, containers: [{name: a}]}";

    private const string ProbeHost = "{containers: [{name: a, livenessProbe: {tcpSocket: {host: example.com, port: 80}}}]}";

    private const string Policies = """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: strict
          annotations:
            seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
            seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
        spec:
          allowPrivilegeEscalation: false
          requiredDropCapabilities: [ALL]
          volumes: [secret, projected, emptyDir]
          runAsUser: {rule: MustRunAsNonRoot}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        ---
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: host}
        spec:
          hostNetwork: true
          hostPorts: [{min: 1, max: 65535}]
          volumes: ['*']
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        ---
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: dropped}
        spec:
          privileged: true
          runAsUser: {rule: MustRunAs}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}

        """;

    private const string Fine = "containers: [{name: a, image: i}]";
    private const string OnHost = "{hostNetwork: true, containers: [{name: a, image: i}]}";
    private const string Conforming = """
        {securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}},
         containers: [{name: a, image: i, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]}
        """;

    [TestMethod]
    public void Widest_policy_decides_by_default()
    {
        var plan = Plan(Grants("team", "strict", "host"));
        plan.Level.Should().Be(Level.Privileged);
        plan.DecidedBy!.Name.Should().Be("host");
        plan.Policies.Select(policy => policy.Name).Should().Equal("host", "strict");
        plan.WithoutLevel.Should().BeNull();
    }

    [TestMethod]
    public void Narrowest_policy_decides_when_asked_to()
    {
        var plan = Plan(Grants("team", "strict", "host"), new() { Policies = PolicyChoice.Narrowest });
        plan.Level.Should().Be(Level.Restricted);
        plan.DecidedBy!.Name.Should().Be("strict");
    }

    /// <remarks>facts/pod-security-policy.md, 14: the first by name that admits the pod unchanged, else the first that changes it.</remarks>
    [TestMethod]
    public void Policies_that_admit_the_workloads_decide_when_asked_to()
    {
        var options = new PlanOptions { Policies = PolicyChoice.Used };
        var grants = Grants("team", "strict", "host");
        Plan(grants + Pod("team", "p", OnHost), options).Level.Should().Be(Level.Privileged);
        Plan(grants + Pod("team", "p", Conforming, "kubernetes.io/psp: strict"), options).DecidedBy!.Name.Should().Be("strict");
        Plan(grants, options).Level.Should().Be(Level.Privileged, "without workloads the widest decides");
        Plan(Grants("team", "strict") + Pod("team", "p", Conforming, "kubernetes.io/psp: gone"), options)
            .DecidedBy!.Name.Should().Be("strict", "the annotation names a policy that doesn't reach the namespace");
    }

    /// <remarks>facts/pod-security-policy.md, 16: the annotation is evidence, not proof.</remarks>
    [TestMethod]
    public void Policy_that_admits_a_workload_counts_where_its_annotation_names_one_that_does_not_reach_the_namespace()
    {
        var pods = Pod("team", "p", Conforming, "kubernetes.io/psp: strict") + Pod("team", "q", OnHost, "kubernetes.io/psp: gone");
        Plan(Grants("team", "strict", "host") + pods, new() { Policies = PolicyChoice.Used }).DecidedBy!.Name.Should().Be("host");
    }

    [TestMethod]
    public void Fit_exact_takes_the_level_at_which_no_pod_can_break()
    {
        Plan(Grants("team", "strict")).Level.Should().Be(Level.Restricted);
        Plan(Grants("team", "strict"), new() { Fit = Fit.Exact }).Level.Should().Be(Level.Privileged);
    }

    [TestMethod]
    public void Fit_workloads_takes_the_strictest_level_that_all_pass()
    {
        var options = new PlanOptions { Fit = Fit.Workloads };
        var grants = Grants("team", "host");
        var plan = Plan(grants + Pod("team", "p", Conforming) + Pod("team", "q", "{" + Fine + "}"), options);
        plan.Level.Should().Be(Level.Baseline);
        plan.DecidedBy.Should().BeNull();
        plan.Workloads.Forcing.Select(state => state.Workload.Name).Should().Equal("q");
        plan.Workloads.Passing(Level.Restricted).Should().Be(1);

        Plan(grants + Pod("team", "p", Conforming), options).Level.Should().Be(Level.Restricted);
        Plan(grants + Pod("team", "p", OnHost), options).Level.Should().Be(Level.Privileged);
        Plan(grants, options).Level.Should().Be(Level.Privileged, "without workloads the policies decide");
    }

    [TestMethod]
    public void Labels_enforce_the_level_and_audit_and_warn_one_stricter_at_the_version()
    {
        var options = new PlanOptions { Version = new(29) };
        Plan(Grants("team", "host"), options).FinalLabels.Select(label => $"{label.Key[Prefix.Length..]}={label.Value}").Should().Equal(
            "audit=baseline", "audit-version=v1.29", "enforce=privileged", "enforce-version=v1.29", "warn=baseline", "warn-version=v1.29");
        Plan(Grants("team", "strict"), options).FinalLabels.Values.Should().Equal(
            "restricted", "v1.29", "restricted", "v1.29", "restricted", "v1.29");
    }

    [TestMethod]
    public void Modes_may_be_chosen_or_left_out()
    {
        var plan = Plan(Grants("team", "strict"), new()
        {
            Enforce = new(IsAuto: false, Level.Privileged),
            Audit = ModeChoice.None,
            Warn = new(IsAuto: false, Level.Baseline),
        });
        plan.FinalLabels.Select(label => $"{label.Key[Prefix.Length..]}={label.Value}").Should().Equal(
            "enforce=privileged", "enforce-version=latest", "warn=baseline", "warn-version=latest");
        plan.Level.Should().Be(Level.Restricted);
        plan.Enforced.Should().Be(Level.Privileged);
    }

    [TestMethod]
    public void Labels_that_say_something_else_are_kept_unless_overwritten()
    {
        var manifests = Grants("team", "strict") + Namespace("team", "enforce: baseline", "enforce-version: v1.24");
        var kept = Plan(manifests);
        var enforce = kept.Labels.Single(labels => labels.Mode == Mode.Enforce);
        enforce.IsKept.Should().BeTrue();
        kept.FinalLabels["pod-security.kubernetes.io/enforce"].Should().Be("baseline");
        kept.FinalLabels["pod-security.kubernetes.io/enforce-version"].Should().Be("v1.24");
        kept.FinalLabels["pod-security.kubernetes.io/warn"].Should().Be("restricted");
        kept.Enforced.Should().Be(Level.Baseline);
        kept.NeedsPatch.Should().BeTrue("audit and warn are missing");

        var overwritten = Plan(manifests, new() { Overwrite = true });
        overwritten.FinalLabels["pod-security.kubernetes.io/enforce"].Should().Be("restricted");
        overwritten.Enforced.Should().Be(Level.Restricted);
    }

    /// <remarks>docs/facts/pod-security-checks.md, 10 and 12; pod-security-admission.md, 21. Latest is the server's own version.</remarks>
    [TestMethod]
    [DataRow("v1.25", "v1.33", KeepaliveTime, true, DisplayName = "allowed from v1.29 on")]
    [DataRow("v1.29", "latest", KeepaliveTime, false)]
    [DataRow("v1.25", "latest", ProbeHost, false, DisplayName = "refused from v1.34 on")]
    [DataRow("latest", "v1.33", ProbeHost, false)]
    [DataRow("latest", "v1.34", ProbeHost, true)]
    public void Workloads_are_held_to_the_version_of_the_label_that_stays(string label, string version, string spec, bool isRefused)
    {
        var plan = Plan(
            Namespace("team", "enforce: baseline", $"enforce-version: {label}") + Pod("team", "p", spec) + Grants("team", "host"),
            new() { Version = KubernetesVersion.Parse(version)!.Value });

        plan.EnforcedAt!.Value.Level.Should().Be(Level.Baseline);
        plan.Refused.Any().Should().Be(isRefused);
    }

    /// <remarks>docs/facts/pod-security-admission.md, 21.</remarks>
    [TestMethod]
    [DataRow("enforce: baseline", "baseline:latest")]
    [DataRow("enforce: privileged", null)]
    [DataRow("warn: baseline", null)]
    public void Where_no_enforce_label_is_planned_the_present_one_is_enforced(string label, string? enforced) =>
        (Plan(Namespace("team", label) + Grants("team", "strict"), new() { Enforce = ModeChoice.None }).EnforcedAt?.ToString()).Should().Be(enforced);

    /// <remarks>docs/facts/pod-security-checks.md, 4: before v1.22 restricted asks nobody to drop capabilities, and lets add CHOWN.</remarks>
    [TestMethod]
    [DataRow("v1.21", "restricted:v1.21", true)]
    [DataRow("v1.22", "restricted:v1.22", false)]
    [DataRow("latest", "restricted:v1.30", false)]
    public void Rules_are_lost_at_the_version_of_the_label_that_stays(string label, string at, bool isLost)
    {
        var plan = Plan(
            Namespace("team", "enforce: restricted", $"enforce-version: {label}") + Grants("team", "strict"), new() { Version = new(30) });

        plan.ComparedAt!.Value.ToString().Should().Be(at);
        plan.Policies.Single().At(plan.ComparedAt.Value).Findings
            .Where(finding => finding is { Kind: FindingKind.Lost, Control: CapabilitiesControl })
            .Any(finding => finding.Control.Say(finding.Values).Contains("CHOWN", StringComparison.Ordinal)).Should().Be(isLost);
    }

    [TestMethod]
    [DataRow("enforce: restricted", false, DisplayName = "a level without a version is given one")]
    [DataRow("enforce-version: latest", false, DisplayName = "a version without a level is given one")]
    [DataRow("enforce-version: v1.24", false, DisplayName = "at that version")]
    [DataRow("enforce: nonsense", true)]
    public void Labels_that_say_half_of_it_are_completed(string label, bool isKept)
    {
        Plan(Grants("team", "strict") + Namespace("team", label)).Labels.Single(labels => labels.Mode == Mode.Enforce).IsKept.Should().Be(isKept);
    }

    [TestMethod]
    public void Namespace_that_says_it_already_needs_no_patch()
    {
        var modes = new[] { "enforce", "audit", "warn" };
        string[] labels = [.. modes.Select(mode => $"{mode}: restricted"), .. modes.Select(mode => $"{mode}-version: latest")];
        var plan = Plan(Grants("team", "strict") + Namespace("team", labels));
        plan.NeedsPatch.Should().BeFalse();
        plan.Labels.Should().OnlyContain(mode => mode.IsAsWanted && !mode.IsKept);
        Plan(Grants("team", "strict") + Namespace("team", labels[..5])).NeedsPatch.Should().BeTrue();
    }

    [TestMethod]
    public void Exempt_namespace_gets_no_level_and_no_labels()
    {
        var plan = Plan(Grants("team", "strict") + """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - name: PodSecurity
              configuration:
                apiVersion: pod-security.admission.config.k8s.io/v1
                kind: PodSecurityConfiguration
                exemptions: {namespaces: [team]}
            ---

            """);
        plan.WithoutLevel.Should().Be(NoLevelReason.Exempt);
        plan.Level.Should().BeNull();
        plan.FinalLabels.Should().BeEmpty();
    }

    [TestMethod]
    public void Namespace_of_which_nothing_is_known_gets_no_level()
    {
        var plan = Plan(Namespace("team"));
        plan.WithoutLevel.Should().Be(NoLevelReason.UnknownGrants);
        plan.Level.Should().BeNull();
        plan.Labels.Should().BeEmpty();
        plan.NeedsPatch.Should().BeFalse();
        plan.Enforced.Should().BeNull();
    }

    [TestMethod]
    public void Nothing_could_run_by_a_policy_that_the_plugin_drops() =>
        Plan(Grants("team", "dropped") + Namespace("team")).Basis.Should().Be(LevelBasis.Closed, "it drops a policy without its ranges");

    [TestMethod]
    public void Future_namespaces_get_what_is_granted_cluster_wide()
    {
        var inventory = Given.Read(Policies + Grants("team", "host") + """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: everybody}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use-strict}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:serviceaccounts'}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: use-strict}
            rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [strict]}]
            """);
        var plan = Planner.Make(inventory, new());
        plan.Future.Level.Should().Be(Level.Restricted);
        plan.Future.Policies.Select(policy => policy.Name).Should().Equal("strict");
        plan.Namespaces.Single(item => item.Name is "team").Level.Should().Be(Level.Privileged);
        Planner.Make(Given.Read(Policies + Grants("team", "host")), new()).Future.WithoutLevel.Should().Be(NoLevelReason.NoPolicy);
    }

    [TestMethod]
    public void Both_namespaces_of_the_article_need_privileged_for_they_may_use_every_policy()
    {
        var inventory = Given.Read(string.Join("\n---\n", new[] { "psp-privileged", "psp-restricted", "namespaces", "rbac", "hostnetwork-deployment" }
            .Select(name => File.ReadAllText(Repository.Path("fixtures", $"article/{name}.yaml")))));
        var plan = Planner.Make(inventory, new());
        plan.Namespaces.Select(item => $"{item.Name} {item.Level} {item.DecidedBy!.Name}").Should().Equal(
            "kube-system Privileged privileged", "security-test Privileged privileged");
        plan.Future.WithoutLevel.Should().Be(NoLevelReason.NoPolicy);
        var nginx = plan.Namespaces[1].Workloads.States.Single();
        nginx.AdmittedBy.Should().Be("privileged", "restricted refuses the host's network");
        nginx.Strictest.Should().Be(Level.Privileged);
        nginx.Verdict.Reason.Should().Be("host namespaces");
    }

    [TestMethod]
    public void Comparisons_are_with_the_levels_enforced_where_the_policy_reaches()
    {
        var plan = Planner.Make(Given.Read(Policies + Grants("team", "strict", "host")), new());
        plan.Comparisons.Select(comparison => $"{comparison.Policy.Name} {comparison.At.Level.Name()}").Should().Equal(
            "host privileged", "strict privileged");
        var alone = Planner.Make(Given.Read(Policies), new());
        alone.HasBindings.Should().BeFalse();
        alone.Comparisons.Select(comparison => $"{comparison.Policy.Name} {comparison.At.Level.Name()}").Should().Equal(
            "host privileged", "strict restricted");
    }

    [TestMethod]
    public void Comparisons_are_with_what_will_be_enforced_else_with_the_level_that_fits()
    {
        Compared(new() { Enforce = new(IsAuto: false, Level.Baseline) }, Grants("team", "strict")).Should().Equal("host privileged", "strict baseline");
        Compared(new() { Enforce = ModeChoice.None, Policies = PolicyChoice.Narrowest }, Grants("team", "strict", "host"))
            .Should()
            .Equal("host restricted", "strict restricted");
        Compared(new(), Grants("team", "strict") + Grants("other", "strict", "host"))
            .Should()
            .Equal("host privileged", "strict privileged", "strict restricted");
    }

    [TestMethod]
    public void A_namespace_stands_where_its_object_does()
    {
        var plan = Planner.Make(Given.Read(Namespace("team", "enforce: baseline") + Grants("other", "strict")), new());

        plan.Namespaces.Single(item => item.Name is "team").At.ToString().Should().Be("given.yaml:1:1");
        plan.Namespaces.Single(item => item.Name is "other").At.IsKnown.Should().BeFalse();
    }

    private static IEnumerable<string> Compared(PlanOptions options, string manifests) =>
        Planner.Make(Given.Read(Policies + "---\n" + manifests), options).Comparisons
        .Select(comparison => $"{comparison.Policy.Name} {comparison.At.Level.Name()}");

    private static NamespacePlan Plan(string manifests, PlanOptions? options = null) =>
        Planner.Make(Given.Read(Policies + "---\n" + manifests), options ?? new()).Namespaces.Single(plan => plan.Name is "team");

    /// <summary>Grants policies to all service accounts of a namespace.</summary>
    private static string Grants(string @namespace, params string[] policies) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: use, namespace: {{@namespace}}}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [{{string.Join(", ", policies)}}]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: use, namespace: {{@namespace}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: use}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:serviceaccounts:{{@namespace}}'}]
        ---

        """;

    private static string Namespace(string name, params string[] labels) => $$$"""
        apiVersion: v1
        kind: Namespace
        metadata: {name: {{{name}}}, labels: { {{{string.Join(", ", labels.Select(label => Prefix + label))}}} } }
        ---

        """;

    private static string Pod(string @namespace, string name, string spec, string annotation = "example.com/none: ''") => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, namespace: {{@namespace}}, annotations: { {{annotation}} } }
        spec: {{spec.ReplaceLineEndings(" ")}}
        ---

        """;
}
