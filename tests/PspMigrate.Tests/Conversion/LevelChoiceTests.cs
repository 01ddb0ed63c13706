using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Tests.Conversion;

/// <summary>Which policies decide a level: docs/concepts.md.</summary>
[TestClass]
public sealed class LevelChoiceTests
{
    private const string Pod =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop, annotations: {kubernetes.io/psp: loose}}\nspec: {containers: [{name: a}]}";

    private const string Web =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {template: {spec: {containers: [{name: a}]}}}";

    private static readonly string[] Strict =
        [GivenManifests.Strict, GivenManifests.Loose, GivenManifests.Grant("strict", "system:serviceaccounts:shop", "shop")];

    private static readonly string ControllersMayUseLoose = GivenManifests.Grant("loose", "system:serviceaccounts:kube-system");

    private static readonly PlanOptions Used = new() { Policies = PolicyChoice.Used };

    [TestMethod]
    public void The_annotation_of_a_pod_is_believed_though_the_policy_no_longer_reaches_its_namespace()
    {
        var shop = Shop(Used, [.. Strict, Pod]);

        shop.Level.Should().Be(Level.Privileged);
        shop.DecidedBy!.Name.Should().Be("loose");
        shop.Policies.Select(policy => policy.Name).Should().Equal("loose", "strict");
        Shop(new(), [.. Strict, Pod]).Level.Should().Be(Level.Restricted);
    }

    [TestMethod]
    public void An_annotation_that_names_no_policy_of_the_input_is_no_help() =>
        Shop(Used, [.. Strict, Pod.Replace("psp: loose", "psp: gone", StringComparison.Ordinal)]).DecidedBy!.Name.Should().Be("strict");

    [TestMethod]
    public void A_policy_that_a_controller_brings_in_is_used_but_widens_nothing_unless_asked_to()
    {
        string[] cluster = [.. Strict, ControllersMayUseLoose, Web];

        Shop(Used, cluster).Level.Should().Be(Level.Privileged);
        Shop(new(), cluster).Level.Should().Be(Level.Restricted);
        Shop(new() { IncludeControllers = true }, cluster).Level.Should().Be(Level.Privileged);
    }

    [TestMethod]
    public void Workloads_that_only_their_controllers_let_in_decide_their_level()
    {
        string[] cluster = [GivenManifests.Loose, ControllersMayUseLoose, Web];

        Shop(new() { Fit = Fit.Workloads }, cluster).Level.Should().Be(Level.Baseline);
    }

    /// <remarks>As docs/concepts.md says: such grants count in kube-system as little as elsewhere.</remarks>
    [TestMethod]
    public void A_grant_to_a_controller_s_account_doesn_t_widen_kube_system()
    {
        string[] cluster =
        [
            GivenManifests.Loose,
            GivenManifests.Grant("loose", "unused").Replace("apiGroup: rbac.authorization.k8s.io, kind: Group, name: \"unused\"",
                "kind: ServiceAccount, name: replicaset-controller, namespace: kube-system", StringComparison.Ordinal),
            "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}",
        ];
        NamespacePlan Of(PlanOptions options) => Planner.Make(GivenManifests.Read(cluster), options).Namespaces.Single(item => item.Name is "kube-system");

        Of(new()).Policies.Should().BeEmpty();
        Of(new() { IncludeControllers = true }).Level.Should().Be(Level.Privileged);
    }

    [TestMethod]
    [DataRow("app", "ghost")]
    [DataRow("ghost", "")]
    public void An_account_that_only_a_binding_names_is_marked_where_it_widens_the_level(string account, string widenedBy)
    {
        var loose = GivenManifests.Grant("loose", "unused", "shop")
            .Replace("apiGroup: rbac.authorization.k8s.io, kind: Group, name: \"unused\"", "kind: ServiceAccount, name: ghost, namespace: shop",
                StringComparison.Ordinal);
        var shop = Shop(new(), [.. Strict, loose, $"apiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: {account}, namespace: shop}}"]);

        shop.Level.Should().Be(Level.Privileged);
        string.Join(' ', shop.WidenedBy).Should().Be(widenedBy);
        Shop(new(), [.. Strict, loose]).WidenedBy.Should().BeEmpty("without any account in the input there is nothing to compare with");
    }

    private static NamespacePlan Shop(PlanOptions options, string[] manifests) =>
        Planner.Make(GivenManifests.Read(manifests), options).Namespaces.Single(item => item.Name is "shop");
}
