using PspMigrate.Controls;
using PspMigrate.Conversion.Checks;

namespace PspMigrate.Tests.Conversion.Checks;

[TestClass]
public sealed class CheckerTests
{
    private const string Web =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {template: {spec: {hostNetwork: true, containers: [{name: a}]}}}
        """;

    [TestMethod]
    public void The_first_policy_that_admits_is_named()
    {
        var check = One(GivenManifests.Loose, GivenManifests.Strict, GivenManifests.Grant("loose", "system:serviceaccounts:shop"), Web);

        check.AdmittedBy.Should().Be("loose");
        check.Admission.Usable.Should().Equal("loose");
    }

    [TestMethod]
    public void No_usable_policy_is_not_the_same_as_one_that_refuses()
    {
        One(GivenManifests.Strict, Web).Admission.Usable.Should().BeEmpty();

        var refused = One(GivenManifests.Strict, GivenManifests.Grant("strict", "system:serviceaccounts"), Web);
        refused.AdmittedBy.Should().BeNull();
        refused.Admission.Usable.Should().Equal("strict");
        refused.Admission.Decision.Refusals.Single().Reasons.Select(reason => reason.ToString())
            .Should().Contain("spec.securityContext.hostNetwork: Invalid value: true: Host network is not allowed to be used");
    }

    /// <remarks>facts/pod-security-policy.md, 14 and 17: what a policy fills in may be invalid, and then no other is tried.</remarks>
    [TestMethod]
    public void A_workload_that_the_API_refuses_after_its_policy_took_it_is_admitted_by_none()
    {
        var check = One(
            GivenManifests.WithoutSeccomp.Replace("[ALL]", "[KILL]\n  defaultAddCapabilities: [CAP_SYS_ADMIN]", StringComparison.Ordinal),
            GivenManifests.Grant("no-seccomp", "system:serviceaccounts"),
            Web.Replace("hostNetwork: true, ", "", StringComparison.Ordinal));

        check.Admission.Decision.Invalid.Should().ContainSingle();
        check.Admission.Usable.Should().Equal("no-seccomp");
        check.AdmittedBy.Should().BeNull();
        check.Fix.AdmittedBy.Should().BeNull();
    }

    /// <remarks>A real v1.20.2 admits such pods by the policy that the replicaset-controller may use, unchanged: nothing was filled in.</remarks>
    [TestMethod]
    public void A_fix_says_what_the_policy_fills_in_that_really_admits_the_pods()
    {
        string[] cluster = [GivenManifests.Loose, GivenManifests.WithoutSeccomp, GivenManifests.Grant("no-seccomp", "system:serviceaccounts:shop", "shop"),
            Web.Replace("hostNetwork: true, ", "", StringComparison.Ordinal)];

        One(cluster).Fix.NotWritten.Should().NotBeEmpty();
        var fix = One([.. cluster, GivenManifests.Grant("loose", "system:serviceaccounts:kube-system")]).Fix;
        fix.AdmittedBy!.Name.Should().Be("loose");
        fix.Changes.Should().BeEmpty();
        fix.NotWritten.Should().BeEmpty();
    }

    [TestMethod]
    public void A_mirror_pod_is_admitted_by_what_kubelets_may_use()
    {
        const string mirror =
            "apiVersion: v1\nkind: Pod\nmetadata: {name: etcd, namespace: shop, annotations: {kubernetes.io/config.mirror: x}}\n"
                + "spec: {containers: [{name: a}]}";

        One(GivenManifests.Loose, GivenManifests.Grant("loose", "system:nodes"), mirror).AdmittedBy.Should().Be("loose");
        One(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"), mirror).AdmittedBy.Should().BeNull();
        One(GivenManifests.Loose, GivenManifests.Grant("loose", "system:nodes"), mirror).IsStaticPod.Should().BeTrue();
    }

    [TestMethod]
    [DataRow("loose", null)]
    [DataRow("other", "other")]
    public void An_annotation_that_names_another_policy_is_noted(string annotated, string? noted) => One(
        GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"),
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: shop, annotations: {{kubernetes.io/psp: {annotated}}}}}\nspec: "
            + $"{{containers: [{{name: a}}]}}")
        .SaysAdmittedBy.Should().Be(noted);

    [TestMethod]
    [DataRow("baseline", Outcome.PassesAfterFix)]
    [DataRow("privileged", Outcome.Passes)]
    public void A_workload_may_pass_only_after_its_fix(string level, Outcome outcome) => Checked.Of(
        GivenManifests.Read(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"),
            "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j, namespace: shop}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: "
                + "a, securityContext: {capabilities: {add: [NET_RAW]}}}]}}}}}"),
        new(Levels.Parse(level)))
        .Single().Workloads.Single().Outcome.Should().Be(outcome);

    [TestMethod]
    public void A_workload_that_asks_for_what_the_level_refuses_fails() => Checked.Of(
        GivenManifests.Read(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts"), Web), new(Level.Baseline))
        .Single().Workloads.Single().Outcome.Should().Be(Outcome.Fails);

    [TestMethod]
    public void Only_namespaces_with_workloads_are_checked() =>
        Checked.Of(GivenManifests.Read("apiVersion: v1\nkind: Namespace\nmetadata: {name: empty}", Web), default)
            .Select(check => check.Name).Should().Equal("shop");

    [TestMethod]
    public void A_scaled_down_workload_and_one_of_an_unknown_kind_are_checked_too()
    {
        var checks = Checked.Of(
            GivenManifests.Read(
                "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: s, namespace: lab}\nspec: {replicas: 0, template: {spec: {hostPID: "
                    + "true, containers: [{name: a}]}}}",
                "apiVersion: example.com/v1\nkind: Rocket\nmetadata: {name: r, namespace: lab}\nspec: {stage: {podTemplate: {spec: {hostIPC: "
                    + "true, containers: [{name: a}]}}}}"),
            new(Level.Baseline)).Single().Workloads;

        checks.Select(check => check.Verdict.Detail).Should().Equal("host namespaces (hostPID=true)", "host namespaces (hostIPC=true)");
        checks.Select(check => check.Workload.IsKnownKind).Should().Equal(true, false);
    }

    [TestMethod]
    public void An_exempt_runtime_class_is_not_judged()
    {
        const string configuration =
            "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\nexemptions: {runtimeClasses: [kata]}";
        var check = Checked.Of(
            GivenManifests.Read(
                configuration, Web.Replace("{hostNetwork", "{runtimeClassName: kata, hostNetwork", StringComparison.Ordinal)), new(Level.Baseline))
            .Single().Workloads.Single();

        check.Outcome.Should().Be(Outcome.Passes);
        check.State.ExemptRuntimeClass.Should().Be("kata");
    }

    private static WorkloadCheck One(params string[] manifests) =>
        Checked.Of(GivenManifests.Read(manifests), default).Single(check => check.Name is "shop").Workloads.Single();
}
