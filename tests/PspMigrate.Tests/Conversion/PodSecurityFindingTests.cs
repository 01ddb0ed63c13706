using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion;

/// <remarks>What the API server makes of labels and exemptions: facts/pod-security-admission.md, 13, 23 and 27.</remarks>
[TestClass]
public sealed class PodSecurityFindingTests
{
    [TestMethod]
    [DataRow("enforce: Restricted", "pod-security.kubernetes.io/enforce=Restricted is not valid: it must be one of privileged, baseline, restricted",
        "The API server enforces restricted there.")]
    [DataRow("enforce-version: '1.25'", "pod-security.kubernetes.io/enforce-version=1.25 is not valid: it must be \"latest\" or \"v1.x\"",
        "The API server takes latest.")]
    [DataRow("audit: ''", "pod-security.kubernetes.io/audit= is not valid: it must be one of privileged, baseline, restricted",
        "The API server audits nothing there.")]
    [DataRow("warn: Baseline", "pod-security.kubernetes.io/warn=Baseline is not valid: it must be one of privileged, baseline, restricted",
        "The API server warns of nothing there.")]
    public void A_value_that_is_not_understood_is_told_with_what_it_comes_to(string label, string message, string consequence)
    {
        var finding = Labelled(label).Should().ContainSingle().Subject;

        finding.Kind.Should().Be(PodSecurityFindingKind.InvalidLabel);
        finding.Message.Should().Be("namespace shop: " + message);
        finding.Detail.Should().StartWith(consequence);
        finding.Namespace.Should().Be("shop");
        finding.At.ToString().Should().Be("given.yaml:6:5");
    }

    [TestMethod]
    public void A_key_that_is_not_read_is_told_with_the_one_that_was_meant()
    {
        var finding = Labelled("enforce_version: v1.25").Should().ContainSingle().Subject;

        finding.Kind.Should().Be(PodSecurityFindingKind.UnknownLabel);
        finding.Message.Should().Be("namespace shop: Pod Security has no label pod-security.kubernetes.io/enforce_version");
        finding.Detail.Should().Be("The API server ignores it. Did you mean pod-security.kubernetes.io/enforce-version?");
    }

    [TestMethod]
    public void Valid_labels_and_those_of_others_are_no_findings()
    {
        Labelled("enforce: baseline").Should().BeEmpty();
        PodSecurityFinding
            .Of(GivenManifests.Read("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {example.com/enforce: Restricted}}")).Should().BeEmpty();
    }

    /// <remarks>The user is who makes the request, as rancher/rke2#7060 found out.</remarks>
    [TestMethod]
    [DataRow("system:serviceaccount:ci:runner", "exempting user system:serviceaccount:ci:runner has no effect on pods that controllers make")]
    [DataRow("system:serviceaccount:kube-system:cronjob-controller",
        "exempting user system:serviceaccount:kube-system:cronjob-controller has no effect on pods that controllers make")]
    [DataRow("system:serviceaccount:kube-system:replicaset-controller",
        "exempting user system:serviceaccount:kube-system:replicaset-controller exempts every pod of a Deployment and ReplicaSet")]
    public void An_account_that_is_exempt_is_told_of(string user, string message)
    {
        var finding = PodSecurityFinding.Of(Exempt(user)).Should().ContainSingle().Subject;
        (finding.Kind, finding.Message, finding.Namespace).Should().Be((PodSecurityFindingKind.AccountExemption, message, null));
    }

    [TestMethod]
    public void People_may_be_exempt() => PodSecurityFinding.Of(Exempt("alice")).Should().BeEmpty();

    private static Inventory Exempt(string user) => GivenManifests.Read(
        $"apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\nexemptions: {{usernames: ['{user}']}}");

    private static ImmutableArray<PodSecurityFinding> Labelled(string label) => PodSecurityFinding.Of(GivenManifests.Read(
        $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {{pod-security.kubernetes.io/{label}}}"
            .Replace("labels: {", "labels:\n    ", StringComparison.Ordinal)
            .TrimEnd('}')));
}
