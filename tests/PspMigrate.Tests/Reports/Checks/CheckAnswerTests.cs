using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Reports.Checks;

/// <summary>By whose right a policy admits is kept apart in words: facts/pod-security-policy.md, 2-6.</summary>
[TestClass]
public sealed class CheckAnswerTests
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

    private static string Text(params string[] manifests) => Shown.Text(Checked.Of(GivenManifests.Read(manifests), default));

    private static string Pod(string metadata) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: shop, {metadata}}}\nspec: {{containers: [{{name: a}}]}}";
}
