using PspMigrate.Controls;
using PspMigrate.Conversion.Checks;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Checks;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Checks;

/// <summary>The words about a workload. By whose right a policy admits is kept apart: facts/pod-security-policy.md, 2-6.</summary>
[TestClass]
public sealed class CheckWordsTests
{
    private const string Web =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {template: {spec: {containers: [{name: a}]}}}";

    private static readonly string JaneMayUseLoose = GivenManifests
        .Grant("loose", "unused")
        .Replace("kind: Group, name: \"unused\"", "kind: User, name: jane", StringComparison.Ordinal);

    /// <summary>Without any grant to an account nothing is said to be refused.</summary>
    private static readonly string Elsewhere = GivenManifests.Grant("loose", "system:serviceaccounts:other", "other");

    [TestMethod]
    public void Its_own_account_needs_no_words() =>
        Text(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts:shop"), Web).Should().Contain("admitted today by policy loose\n");

    [TestMethod]
    public void A_controller_is_named() =>
        Text(GivenManifests.Loose, GivenManifests.Grant("loose", "system:serviceaccounts:kube-system"), Web)
            .Should().Contain(
                "admitted today by policy loose, through the replicaset-controller, which makes its pods: service account default may not use it\n");

    [TestMethod]
    public void Who_may_have_created_a_pod_is_named() =>
        Text(GivenManifests.Loose, JaneMayUseLoose, Pod("annotations: {kubernetes.io/psp: loose}")).Should().Contain(
            "admitted today by policy loose, through whoever created it: service account default may not use it, but system:masters "
                + "(cluster-admin) or user jane may\n")
            .And.NotContain("differ");

    [TestMethod]
    public void Who_could_create_a_pod_that_its_account_can_t_is_named() =>
        Text(GivenManifests.Loose, Elsewhere, JaneMayUseLoose, Pod("labels: {}"))
            .Should()
            .Contain("refused today: no policy is usable by service account default\n")
            .And.Contain("whoever creates the pod counts, too: policy loose admits it when created by system:masters (cluster-admin) or user jane\n");

    [TestMethod]
    public void Nobody_usable_includes_the_controller() =>
        Text(GivenManifests.Loose, Elsewhere, Web)
            .Should()
            .Contain("refused today: no policy is usable by service account default or by the replicaset-controller\n");

    /// <remarks>facts/pod-security-policy.md, 14 and 17: a policy that wins may make of the pod what the API refuses; no other is tried.</remarks>
    [TestMethod]
    public void What_the_API_refuses_after_a_policy_changed_it_is_told_with_the_policy()
    {
        var policy = GivenManifests.WithoutSeccomp.Replace("[ALL]", "[KILL]\n  defaultAddCapabilities: [CAP_SYS_ADMIN]", StringComparison.Ordinal);

        Text(policy, GivenManifests.Grant("no-seccomp", "system:serviceaccounts"), Web).Should()
            .Contain("refused today: policy no-seccomp admits it, but changes it into something that the API rejects, and no other policy is tried: ");
    }

    [TestMethod]
    public void Each_policy_that_refuses_is_told_with_its_reasons() =>
        Text(GivenManifests.Strict, GivenManifests.Grant("strict", "system:serviceaccounts"),
                Web.Replace("{containers", "{hostNetwork: true, hostPID: true, containers", StringComparison.Ordinal))
            .Should().Contain("every policy usable by service account default or by the replicaset-controller refuses, because\n")
            .And.MatchRegex(@"\n +strict: .*Host PID.*; .*Host network is not allowed|\n +strict: .*Host network is not allowed.*; .*Host PID");

    /// <remarks>docs/keeping.md: a kept policy admits what the policy admitted, to those who may use it.</remarks>
    [TestMethod]
    [DataRow("", "", "kept policies admit it, as policy strict does")]
    [DataRow("serviceAccountName: other, ", "", "kept policies refuse it: no policy is usable by service account other or by the replicaset-controller")]
    [DataRow("", "securityContext: {readOnlyRootFilesystem: false}, ", "kept policies refuse it, because", DisplayName = "with the reasons below")]
    [DataRow("", "", "judged as the kept policies fill it in: /spec/containers/0/securityContext", DisplayName = "what is filled in")]
    public void What_kept_policies_say_is_told_beside_the_level(string spec, string container, string expected)
    {
        var plan = KeptOf.Plan(
            Plans.Policy("strict", "  readOnlyRootFilesystem: true").Replace("[configMap, secret]", "[configMap, secret, projected]", StringComparison.Ordinal)
                + Plans.Use("shop", "strict") + "---\n"
                + Web.Replace("{containers: [{", $"{{{spec}containers: [{{{container}image: a, ", StringComparison.Ordinal) + "\n",
            options: new() { Version = KeptOf.Newest, FillsIn = true });

        Shown.Text(Checker.Check(plan, default)).Should().Contain(expected + "\n");
    }

    /// <summary>Host namespaces are nothing that a fix may take away; what restricted wants written, it writes.</summary>
    [TestMethod]
    [DataRow("hostNetwork: true, ", "restricted", "after fix still: host namespaces (hostNetwork=true)")]
    [DataRow("hostNetwork: true, ", "baseline", "fix doesn't help")]
    [DataRow("", "restricted", "passes after fix")]
    public void What_a_fix_can_do_is_told(string spec, string level, string expected)
    {
        var policy = GivenManifests.Strict.Replace("spec:\n", "spec:\n  hostNetwork: true\n  hostPorts: [{min: 0, max: 65535}]\n", StringComparison.Ordinal);
        var inventory = GivenManifests.Read(
            policy, GivenManifests.Grant("strict", "system:serviceaccounts"), Web.Replace("{containers", $"{{{spec}containers", StringComparison.Ordinal));

        Shown.Text(Checked.Of(inventory, new(Levels.Parse(level)))).Should().Contain(expected + "\n");
    }

    [TestMethod]
    [DataRow("replicas: 0, ", "{", "runs no pods at present: a refusal would show only when it does")]
    [DataRow("", "{metadata: {annotations: {linkerd.io/inject: enabled}}, ", "Linkerd injects a sidecar (linkerd.io/inject on its pods)")]
    public void What_makes_the_answer_another_in_time_is_noted(string spec, string template, string expected) =>
        Text(Web.Replace("spec: {template: {", $"spec: {{{spec}template: {template}", StringComparison.Ordinal)).Should().Contain(expected);

    [TestMethod]
    public void A_job_that_a_CronJob_made_says_so()
    {
        Text(Job("ownerReferences: [{apiVersion: batch/v1, kind: CronJob, name: night, uid: a, controller: true}]")).Should().Contain("CronJob");
        Text(Job("labels: {}")).Should().NotContain("CronJob");

        static string Job(string metadata) => $"apiVersion: batch/v1\nkind: Job\nmetadata: {{name: night-1, namespace: shop, {metadata}}}\n"
            + "spec: {template: {spec: {containers: [{name: a}]}}}";
    }

    /// <remarks>Exempt runtime classes and users are passed over (facts/pod-security-admission.md, 27): levels and fixes have nothing to say.</remarks>
    [TestMethod]
    [DataRow("runtimeClasses: [gvisor]", "the runtime class gvisor")]
    [DataRow(
        "usernames: ['system:serviceaccount:kube-system:replicaset-controller']", "what system:serviceaccount:kube-system:replicaset-controller creates")]
    public void What_is_exempt_ends_all_talk_of_levels(string exemptions, string exempt) => Text(
            "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {enforce: restricted}\n"
                + $"exemptions: {{{exemptions}}}",
            Web.Replace("{containers", "{runtimeClassName: gvisor, containers", StringComparison.Ordinal))
        .Should().Contain($"exempt: the API server's configuration exempts {exempt}\n").And.NotContain("strictest").And.NotContain("violates");

    /// <remarks>The user is who sends the request: the account that a pod runs as, and controllers of other kinds, exempt nothing.</remarks>
    [TestMethod]
    [DataRow("system:serviceaccount:shop:default"), DataRow("system:serviceaccount:kube-system:statefulset-controller")]
    public void Other_users_exempt_nothing(string user) => Text(
            "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {enforce: restricted}\n"
                + $"exemptions: {{usernames: ['{user}']}}",
            Web)
        .Should().Contain("strictest").And.NotContain("exempt:");

    private static string Text(params string[] manifests) => Shown.Text(Checked.Of(GivenManifests.Read(manifests), default));

    private static string Pod(string metadata) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: shop, {metadata}}}\nspec: {{containers: [{{name: a}}]}}";
}
