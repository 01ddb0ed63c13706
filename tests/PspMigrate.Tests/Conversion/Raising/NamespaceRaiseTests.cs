using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Raising;

namespace PspMigrate.Tests.Conversion.Raising;

/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md; what is enforced: docs/facts/pod-security-admission.md, 21 to 27.</remarks>
[TestClass]
public sealed class NamespaceRaiseTests
{
    private const string Prefix = "pod-security.kubernetes.io/";

    private const string Configuration = "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\n";

    /// <summary>Passes baseline, and restricted once it says what is so: its user isn't root, and ALL is dropped in lower case.</summary>
    private const string Nearly =
        "{containers: [{name: a, image: i, securityContext: {runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: {drop: [all]}, "
            + "seccompProfile: {type: RuntimeDefault}}}]}";

    private const string Plain = "{containers: [{name: a, image: i}]}";

    private const string OnHost = "{hostNetwork: true, containers: [{name: a, image: i}]}";

    [TestMethod]
    [DataRow("", Plain, "privileged:latest", Level.Baseline)]
    [DataRow("enforce: privileged", Plain, "privileged:latest", Level.Baseline)]
    [DataRow("enforce: baseline, enforce-version: v1.20", Plain, "baseline:v1.20", Level.Baseline)]
    [DataRow("enforce: baseline", OnHost, "baseline:latest", Level.Baseline)]
    [DataRow("enforce: restricted", OnHost, "restricted:latest", Level.Restricted)]
    [DataRow("enforce: restrictde", Plain, "restricted:latest", Level.Restricted)]
    [DataRow("", OnHost, "privileged:latest", Level.Privileged)]
    public void A_level_goes_up_to_what_workloads_pass_and_never_down(string labels, string pod, string now, Level level)
    {
        var raise = Of(labels, pod);
        raise.Now.ToString().Should().Be(now);
        raise.Plan.Level.Should().Be(level);
    }

    [TestMethod]
    public void Labels_that_ask_more_already_stay_whatever_their_version()
    {
        var labels = Of("enforce: baseline, enforce-version: v1.20, audit: restricted, audit-version: v1.22, warn: privileged", Plain).Plan.Labels;
        labels.Select(item => $"{item.Mode} {item.Wanted} {(item.IsAsWanted ? "stays" : "changes")}").Should().Equal(
            "Enforce baseline:v1.20 stays", "Audit restricted:v1.22 stays", "Warn restricted:latest changes");
    }

    /// <remarks>A label would lower what the defaults ask (facts, 21).</remarks>
    [TestMethod]
    public void Defaults_of_the_configuration_are_what_is_enforced_now_and_are_not_lowered()
    {
        var raise =
            Of("", OnHost, Configuration + "defaults: {enforce: baseline, enforce-version: v1.27, audit: restricted, audit-version: v1.27, warn: privileged}");
        raise.Now.ToString().Should().Be("baseline:v1.27");
        raise.Plan.Labels.Select(item => $"{item.Mode} {item.Wanted}").Should()
            .Equal("Enforce baseline:v1.27", "Audit restricted:v1.27", "Warn restricted:latest");
        Of("", Plain, Configuration + "defaults: {enforce: privileged}").CanBeRaised.Should().BeTrue();
    }

    [TestMethod]
    public void Fixes_that_change_nothing_carry_further_and_the_rest_is_for_people()
    {
        var raise = Of("enforce: baseline", Nearly);
        raise.CanBeRaised.Should().BeFalse();
        raise.AfterFixes.Should().Be(Level.Restricted);
        raise.Fixes.Single().Changes.Select(change => change.Path).Should().BeEquivalentTo(
            "/spec/containers/0/securityContext/capabilities/drop", "/spec/containers/0/securityContext/runAsNonRoot");
        raise.KeptBy.Should().BeEmpty();

        var kept = Of("enforce: baseline", Plain);
        kept.AfterFixes.Should().BeNull();
        kept.KeptBy.Single().Undecided.Select(item => item.Check).Should().BeEquivalentTo(
            "allowPrivilegeEscalation", "capabilities_restricted", "runAsNonRoot", "seccompProfile_restricted");
        kept.KeptBy.Single().Target.Level.Should().Be(Level.Restricted);

        Of("enforce: restricted", Nearly).Should().BeEquivalentTo(new { AfterFixes = (Level?)null, Fixes = Array.Empty<object>() }, "it is there already");
    }

    [TestMethod]
    public void Only_what_does_not_pass_yet_is_to_be_fixed()
    {
        var passing = Nearly.Replace("[all]", "[ALL]", StringComparison.Ordinal).Replace("runAsUser: 1000", "runAsNonRoot: true", StringComparison.Ordinal);
        var given = GivenManifests.Read(Namespace(""), Deployment("web", Nearly), Deployment("done", passing));

        NamespaceRaise.Of(Planner.Make(given, new() { Raise = RaiseMode.AsWritten })).Single()
            .Fixes.Select(fix => fix.Workload.Name).Should().Equal("web");
    }

    /// <remarks>A program that looks after warn's label sets nothing else.</remarks>
    [TestMethod]
    [DataRow("enforce", false)]
    [DataRow("warn", true)]
    public void Only_who_looks_after_the_enforced_level_keeps_it(string label, bool canBeRaised)
    {
        var owned = Namespace($"{label}: privileged").Replace(
            "labels:",
            "managedFields: [{manager: some-operator, operation: Apply, fieldsV1: {'f:metadata': {'f:labels': {'f:" + Prefix + label + "': {}}}}}], labels:",
            StringComparison.Ordinal);
        var plan = Planner.Make(GivenManifests.Read(owned, Deployment("web", Plain)), new() { Raise = RaiseMode.AsWritten });

        NamespaceRaise.Of(plan).Single().CanBeRaised.Should().Be(canBeRaised);
    }

    [TestMethod]
    public void A_plan_after_fixes_goes_there_only_where_they_can_be_written()
    {
        var given = GivenManifests.Read(Namespace(""), Deployment("web", Nearly));
        Planner.Make(given, new() { Raise = RaiseMode.AsWritten }).Namespaces[0].Level.Should().Be(Level.Baseline);
        Planner.Make(given, new() { Raise = RaiseMode.AfterFixes }).Namespaces[0].Level.Should().Be(Level.Restricted);
        Planner.Make(given, new() { Raise = RaiseMode.AfterFixes, CanFix = _ => false }).Namespaces[0].Level.Should().Be(Level.Baseline);
    }

    [TestMethod]
    public void The_workload_that_passes_least_decides_and_is_named()
    {
        var given = GivenManifests.Read(Namespace(""), Deployment("web", Nearly), Deployment("agent", OnHost));
        var raise = NamespaceRaise.Of(Planner.Make(given, new() { Raise = RaiseMode.AsWritten })).Single();
        raise.Plan.Level.Should().Be(Level.Privileged);
        raise.KeptBy.Select(fix => fix.Workload.Name).Should().Equal("agent");
        raise.KeptBy[0].Undecided.Single().Fields.Should().Equal("spec.template.spec.hostNetwork");
    }

    [TestMethod]
    public void What_is_enforced_already_and_refuses_workloads_is_told() =>
        Of("enforce: restricted", Plain).Refused.Select(state => state.Workload.Name).Should().Equal("web");

    /// <remarks>Restricted asks for dropped capabilities from v1.22 on, and the label stays at its version.</remarks>
    [TestMethod]
    public void Where_a_label_stays_its_version_refuses_while_the_version_asked_for_tells_what_carries_further()
    {
        const string Undropped =
            "{containers: [{name: a, image: i, securityContext: {runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {drop: [all]}, "
                + "seccompProfile: {type: RuntimeDefault}}}]}";
        Of("enforce: restricted, enforce-version: v1.19", Undropped).Plan.Refused.Should().BeEmpty();
        Of("enforce: restricted, enforce-version: v1.19", Undropped).Refused.Should().BeEmpty();
        var raise = Of("enforce: baseline, enforce-version: v1.19", Undropped);
        raise.AfterFixes.Should().Be(Level.Restricted);
        raise.Fixes.Should().ContainSingle();
    }

    [TestMethod]
    public void Pods_of_an_exempt_runtime_class_keep_nothing_back()
    {
        var exempt = Configuration + "exemptions: {runtimeClasses: [vm]}";
        Of("", "{runtimeClassName: vm, hostNetwork: true, containers: [{name: a, image: i}]}", exempt).Plan.Level.Should().Be(Level.Restricted);
        Of("", "{runtimeClassName: other, hostNetwork: true, containers: [{name: a, image: i}]}", exempt).Plan.Level.Should().Be(Level.Privileged);
    }

    [TestMethod]
    public void Exempt_namespaces_and_those_without_workloads_get_no_level()
    {
        Of("", Plain, Configuration + "exemptions: {namespaces: [shop]}").Plan.WithoutLevel.Should().Be(NoLevelReason.Exempt);
        NamespaceRaise.Of(Planner.Make(GivenManifests.Read(Namespace("enforce: baseline")), new() { Raise = RaiseMode.AsWritten })).Single()
            .Plan.WithoutLevel.Should().Be(NoLevelReason.NoWorkloads);
    }

    /// <remarks>A Deployment keeps its old ReplicaSets, scaled to nothing, to go back to (kubernetes.io, Deployments, "Clean up policy").</remarks>
    [TestMethod]
    [DataRow(0, Level.Restricted), DataRow(1, Level.Baseline)]
    public void Old_revisions_of_a_deployment_keep_nothing_back(int replicas, Level level)
    {
        var old =
            "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web-1, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, "
                + "name: web, uid: u, controller: true}]}, "
            + "spec: {replicas: " + replicas + ", template: {spec: " + Plain + "}}}";
        var given = GivenManifests.Read(Namespace(""), Deployment("web", Nearly), old);
        Planner.Make(given, new() { Raise = RaiseMode.AfterFixes }).Namespaces.Single().Level.Should().Be(level);
    }

    /// <remarks>Policies may be there still: what they grant doesn't count, what workloads need does.</remarks>
    [TestMethod]
    public void Policies_do_not_decide()
    {
        var given = GivenManifests.Read(
            GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"), Namespace("enforce: privileged"), Deployment("web", Plain));
        var plan = Planner.Make(given, new() { Raise = RaiseMode.AsWritten });
        plan.Fit.Should().Be(Fit.Workloads);
        plan.Namespaces.Single(item => item.Name is "shop").Should().BeEquivalentTo(new { Level = Level.Baseline, Basis = LevelBasis.Workloads });
    }

    private static NamespaceRaise Of(string labels, string pod, params string[] others) =>
        NamespaceRaise
            .Of(Planner.Make(GivenManifests.Read([Namespace(labels), Deployment("web", pod), .. others]), new() { Raise = RaiseMode.AsWritten }))
            .Single();

    private static string Namespace(string labels) =>
        "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {" + string
            .Join(", ", labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => Prefix + label)) + "}}}";

    private static string Deployment(string name, string pod) =>
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: " + name + ", namespace: shop}, spec: {template: {spec: " + pod + "}}}";
}
