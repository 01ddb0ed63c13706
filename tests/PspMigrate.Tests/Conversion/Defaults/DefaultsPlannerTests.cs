using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Defaults;

namespace PspMigrate.Tests.Conversion.Defaults;

/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md; what defaults do: docs/facts/pod-security-admission.md, 21 to 27.</remarks>
[TestClass]
public sealed class DefaultsPlannerTests
{
    private const string Plain = "{containers: [{name: a, image: i}]}";

    private const string OnHost = "{hostNetwork: true, containers: [{name: a, image: i}]}";

    private const string Restricted =
        "{securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, image: i, securityContext: "
            + "{allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]}";

    [TestMethod]
    [DataRow("a=plain b=host", Level.Baseline, 1, 2)]
    [DataRow("a=plain b=host c=host", Level.Privileged, 3, 3)]
    [DataRow("a=restricted b=restricted c=plain d=host", Level.Restricted, 2, 4)]
    [DataRow("a=restricted b=plain c=host", Level.Baseline, 2, 3)]
    [DataRow("a=restricted kube-system=host kube-public=host default=host", Level.Restricted, 1, 1)]
    public void Without_policies_the_level_is_the_strictest_that_half_of_the_namespaces_pass(string spaces, Level level, int passing, int all)
    {
        var defaults = DefaultsPlanner.Make(Plan([.. Spaces(spaces)]), asked: null);
        defaults.Policy.Enforce.Level.Should().Be(level);
        defaults.Counted.Should().Be((passing, all));
        defaults.Basis.Should().Be(DefaultBasis.Namespaces);
        defaults.Policy.Warn.Level.Should().Be(level == Level.Restricted ? level : level + 1);
    }

    [TestMethod]
    public void Where_nothing_is_known_it_is_baseline_and_what_is_asked_goes_before_all()
    {
        var plan = Plan("{kind: Namespace, apiVersion: v1, metadata: {name: empty}}");
        DefaultsPlanner.Make(plan, null).Should().BeEquivalentTo(new { Basis = DefaultBasis.Nothing, Unlabelled = new[] { "empty" } });
        DefaultsPlanner.Make(plan, null).Policy.Enforce.Level.Should().Be(Level.Baseline);
        DefaultsPlanner.Make(plan, Level.Restricted).Policy.Enforce.Level.Should().Be(Level.Restricted);
    }

    /// <remarks>A grant to all service accounts reaches namespaces that are made later, too.</remarks>
    [TestMethod]
    public void With_policies_it_is_what_grants_for_all_namespaces_let_in()
    {
        var open = DefaultsPlanner.Make(Plan(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts")), null);
        open.Should().BeEquivalentTo(new { Basis = DefaultBasis.Policies });
        open.Policy.Enforce.Level.Should().Be(Level.Privileged);

        var closed = DefaultsPlanner.Make(Plan(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts:shop", "shop")), null);
        closed.Should().BeEquivalentTo(new { Basis = DefaultBasis.Closed });
        closed.Policy.Enforce.Level.Should().Be(Level.Restricted);
    }

    [TestMethod]
    [DataRow("", "kube-system")]
    [DataRow("pod-security.kubernetes.io/enforce: privileged", "kube-system")]
    [DataRow("pod-security.kubernetes.io/enforce: baseline", "")]
    public void Kube_system_is_exempt_unless_more_is_enforced_there(string labels, string exempt) =>
        DefaultsPlanner.Make(Plan("{kind: Namespace, apiVersion: v1, metadata: {name: kube-system, labels: {" + labels + "}}}"), null)
            .ExemptNamespaces.Should().Equal(exempt.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <remarks>An unlabelled namespace is held to the defaults (docs/facts/pod-security-admission.md, 21): an exemption would open it.</remarks>
    [TestMethod]
    [DataRow("defaults: {enforce: baseline}", "")]
    [DataRow("defaults: {warn: baseline}", "kube-system")]
    [DataRow("defaults: {enforce: baseline}\nexemptions: {namespaces: [kube-system]}", "kube-system")]
    public void Kube_system_is_not_exempted_from_what_is_enforced_there_today(string configuration, string exempt) =>
        DefaultsPlanner.Make(Plan(
            "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\n" + configuration,
            "{kind: Namespace, apiVersion: v1, metadata: {name: kube-system}}"), null)
            .ExemptNamespaces.Should().Equal(exempt.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [TestMethod]
    public void What_the_plan_enforces_in_kube_system_counts() =>
        DefaultsPlanner.Make(Plan(GivenManifests.Strict, GivenManifests.Grant("strict", "system:serviceaccounts:kube-system", "kube-system")), null)
            .ExemptNamespaces.Should().BeEmpty();

    /// <remarks>docs/concepts.md, "Where no account may use a policy": without any grant it isn't known what may run.</remarks>
    [TestMethod]
    public void Policies_without_any_grant_close_nothing() =>
        DefaultsPlanner.Make(Plan(GivenManifests.Strict), null).Should().BeEquivalentTo(new { Basis = DefaultBasis.Nothing });

    /// <remarks>docs/facts/pod-security-defaults.md: what the configuration enforces holds for new namespaces today; laxer defaults would open them.</remarks>
    [TestMethod]
    [DataRow("baseline", "a=host", Level.Baseline, DefaultBasis.Configuration)]
    [DataRow("baseline", "a=restricted", Level.Restricted, DefaultBasis.Namespaces)]
    [DataRow("privileged", "a=plain", Level.Baseline, DefaultBasis.Namespaces)]
    public void Defaults_of_today_are_not_lowered(string today, string spaces, Level level, DefaultBasis basis)
    {
        var plan = Plan(
        [
            "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\n"
                + $"defaults: {{enforce: {today}, enforce-version: v1.30, warn: restricted, warn-version: v1.31}}",
            .. Spaces(spaces),
        ]);
        var defaults = DefaultsPlanner.Make(plan, asked: null);

        (defaults.Policy.Enforce.Level, defaults.Basis).Should().Be((level, basis));
        defaults.Policy.Warn.Level.Should().Be(Level.Restricted);
        if (basis == DefaultBasis.Configuration)
            defaults.Policy.Enforce.Version.Should().Be(KubernetesVersion.Parse("v1.30")!.Value);

        DefaultsPlanner.Make(plan, Level.Privileged).Policy.Enforce.Level.Should().Be(Level.Privileged);
    }

    [TestMethod]
    public void Exemptions_of_today_stay()
    {
        var defaults = DefaultsPlanner.Make(
            Plan(
                "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\nexemptions: {namespaces: [net], "
                    + "usernames: [ci], runtimeClasses: [vm]}", Pod("net", OnHost)), null);
        defaults.ExemptNamespaces.Should().Equal("kube-system", "net");
        defaults.ExemptUsernames.Should().Equal("ci");
        defaults.ExemptRuntimeClasses.Should().Equal("vm");
        defaults.Unlabelled.Should().BeEmpty();
    }

    [TestMethod]
    public void Namespaces_that_get_no_label_are_told_and_those_that_would_refuse_their_workloads()
    {
        var plan = Plan(
            new PlanOptions { Enforce = ModeChoice.None },
            "{kind: Namespace, apiVersion: v1, metadata: {name: labelled, labels: {pod-security.kubernetes.io/enforce: privileged}}}", Pod("labelled", OnHost),
            Pod("plain", Plain), Pod("net", OnHost));
        var defaults = DefaultsPlanner.Make(plan, Level.Baseline);
        defaults.Unlabelled.Should().Equal("net", "plain");
        defaults.Refusing.Should().Equal("net");
    }

    [TestMethod]
    [DataRow(22, "v1alpha1"), DataRow(23, "v1beta1"), DataRow(24, "v1beta1"), DataRow(25, "v1"), DataRow(36, "v1")]
    public void The_version_of_the_configuration_is_one_that_the_servers_read(int minor, string version) =>
        DefaultsPlanner.Make(Plan(new PlanOptions { ServerMinor = minor }, Pod("a", Plain)), null).ApiVersion.Should()
            .Be("pod-security.admission.config.k8s.io/" + version);

    private static IEnumerable<string> Spaces(string spaces) => spaces.Split(' ').Select(item => item.Split('=')).Select(item =>
        Pod(item[0], item[1] switch { "plain" => Plain, "host" => OnHost, _ => Restricted }));

    private static string Pod(string space, string spec) => "{kind: Pod, apiVersion: v1, metadata: {name: p, namespace: " + space + "}, spec: " + spec + "}";

    private static Plan Plan(params string[] manifests) => Plan(new(), manifests);

    private static Plan Plan(PlanOptions options, params string[] manifests) => Planner.Make(GivenManifests.Read(manifests), options);
}
