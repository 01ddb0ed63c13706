using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Tests.Reports;

/// <summary>The article's demo: two policies, granted to the service accounts of two namespaces.</summary>
[TestClass]
public sealed class ArticleTests
{
    private static readonly string[] RestrictedAlone =
        [.. Plans.Files("article").Where(file => !file.EndsWith("psp-privileged.yaml", StringComparison.Ordinal))];

    [TestMethod]
    public void With_both_policies_the_widest_decides()
    {
        var plan = Plans.OfFixture("article");

        Enforced(plan).Should().Equal(("kube-system", "privileged"), ("security-test", "privileged"));
        Text(plan)
            .Should()
            .MatchRegex(@"\nkube-system and security-test +- +privileged:latest +baseline:latest +privileged \(of 2\) +ClusterRoleBinding/cluster-psp-bind\n");
    }

    [TestMethod]
    public void With_the_narrowest_policy_it_is_restricted_and_the_demo_deployment_is_refused()
    {
        var plan = Plans.OfFixture("article", new() { Policies = PolicyChoice.Narrowest });

        Enforced(plan).Should().Equal(("kube-system", "restricted"), ("security-test", "restricted"));
        Text(plan, width: 1000)
            .Should()
            .Contain("! Deployment/nginx-hostnetwork in security-test: restricted refuses it: host namespaces (hostNetwork=true), ");
    }

    /// <remarks>Each line follows from psp-restricted.yaml and the published standards; facts/psp-to-pod-security-mapping.md, 1 and 2.</remarks>
    [TestMethod]
    [DataRow("- lost  supplementalGroups: only gid 1–65535 (psp-restricted.yaml:35); no level limits it")]
    [DataRow("- lost  fsGroup: only gid 1–65535 (psp-restricted.yaml:41); no level limits it")]
    [DataRow("- lost  appArmor: only runtime/default (psp-restricted.yaml:7); restricted also allows localhost/* [appArmorProfile]")]
    [DataRow("- lost  seccomp: only runtime/default (psp-restricted.yaml:6); restricted also allows localhost/* [seccompProfile_restricted, v1.19+]")]
    [DataRow("- lost  capabilities: no added capabilities (not set); restricted also allows adding NET_BIND_SERVICE [capabilities_restricted, v1.22+]")]
    [DataRow(
        "+ tightened  seLinux: left open: any user, any role, type other than container_init_t, container_kvm_t, container_t (psp-restricted.yaml:32); "
            + "restricted refuses it [seLinuxOptions]")]
    [DataRow(
        "~ respell  capabilities: unset was filled in as drop ALL (psp-restricted.yaml:13); restricted wants it written: capabilities: {drop: [ALL]} "
            + "[capabilities_restricted, v1.22+]")]
    [DataRow(
        "~ respell  allowPrivilegeEscalation: unset was filled in as false (psp-restricted.yaml:12); restricted wants it written: allowPrivilegeEscalation: "
            + "false [allowPrivilegeEscalation, v1.8+]")]
    [DataRow(
        "~ respell  runAsUser: unset was filled in as runAsNonRoot true (psp-restricted.yaml:29); restricted wants it written: "
            + "runAsNonRoot: true [runAsNonRoot]")]
    [DataRow(
        "= no longer filled in  supplementalGroups: gid 1 (psp-restricted.yaml:35); fsGroup: gid 1 (psp-restricted.yaml:41); appArmor: "
            + "runtime/default (psp-restricted.yaml:7)")]
    public void The_restricted_policy_alone_gives_restricted_with_these_differences(string line)
    {
        var plan = Plans.OfFiles(new() { Version = new(29) }, RestrictedAlone);

        Enforced(plan).Should().Equal(("kube-system", "restricted"), ("security-test", "restricted"));
        Text(plan, width: 1000).Should().Contain($"\n  {line}\n");
    }

    [TestMethod]
    public void The_volume_types_of_the_restricted_policy_are_those_of_restricted_but_for_one_that_came_later()
    {
        var policy = Plans.OfFiles(null, RestrictedAlone).Policies.Single();

        var volumes = policy.At(Level.Restricted).Findings.Single(finding => finding.Control.Name is "volumes");
        volumes.Kind.Should().Be(FindingKind.Lost);
        volumes.Values.Should().Be(ValueSet.Of("image"));
        policy.At(Level.Baseline).Findings.Single(finding => finding.Control.Name is "volumes").Values.Contains("nfs").Should().BeTrue();
        Text(Plans.OfFiles(null, RestrictedAlone), width: 1000)
            .Should()
            .Contain("- lost  volumes: only configMap, csi, downwardAPI, emptyDir and 4 more (psp-restricted.yaml:16)");
    }

    [TestMethod]
    public void What_the_privileged_policy_grants_is_named_with_its_lines()
    {
        var text = Text(Plans.OfFixture("article"), width: 1000);

        text.Should().Contain(
            "* privileged (psp-privileged.yaml:1) does not fit baseline, because it grants privileged true (psp-privileged.yaml:8);"
            + " hostNamespaces hostNetwork, hostPID, hostIPC (psp-privileged.yaml:14); hostPorts anything (psp-privileged.yaml:15);"
            + " volumes hostPath (psp-privileged.yaml:12);");
    }

    [TestMethod]
    public void A_namespace_without_a_grant_gets_no_level_and_keeps_its_labels()
    {
        var plan = Plans.OfFixture("article");

        LabelForms.Yaml(plan).Should().NotContain("psa-test");
        Text(plan).Should().MatchRegex(@"\npsa-test +baseline:v1\.18 +- +- +- +-\n").And.Contain("No level for psa-test");
    }

    /// <remarks>
    /// The group of kube-system's service accounts holds the controllers, so "every pod is refused there" would be wrong (facts/pod-security-policy.md, 3).
    /// </remarks>
    [TestMethod]
    public void Pods_that_controllers_create_get_in_by_the_grant_to_the_controllers()
    {
        Text(Plans.OfFixture("article"), width: 1000).Should().Contain(
            "No level for psa-test: no service account there may use a policy of the input. Only the grants to the controllers' accounts (below)");
    }

    [TestMethod]
    [DataRow("the namespace field (kube-system) of group system:nodes is ignored (cluster-psp-bind.yaml:11)")]
    [DataRow("nodes may use every policy in every namespace through group system:nodes (cluster-psp-bind.yaml:11)")]
    [DataRow("ClusterRoleBinding cluster-psp-bind lets everybody use every policy through group system:serviceaccounts (cluster-psp-bind.yaml:29)")]
    [DataRow("ClusterRoleBinding cluster-psp-bind lets everybody use every policy through group system:authenticated (cluster-psp-bind.yaml:33)")]
    [DataRow("user jane@example.com may use every policy in every namespace (cluster-psp-bind.yaml:25)")]
    public void Grants_to_everybody_nodes_and_people_are_explained(string line)
    {
        var plan = Plans.OfFiles(null, [.. Plans.Files("article-everybody"), "fixtures/article/psp-restricted.yaml"]);

        Text(plan, width: 1000).Should().Contain($"\n! {line}\n");
        Shown.Markdown(plan).Should().Contain("lets everybody use every policy");
    }

    [TestMethod]
    public void A_grant_to_everybody_reaches_namespaces_that_are_made_later()
    {
        var plan = Plans.OfFiles(null, [.. Plans.Files("article-everybody"), "fixtures/article/psp-restricted.yaml"]);

        Text(plan, width: 1000).Should().Contain("New namespaces will get restricted through ClusterRoleBinding/cluster-psp-bind; restricted would fit.");
    }

    [TestMethod]
    [DataRow("article.txt", "article")]
    [DataRow("article-full.txt", "article")]
    [DataRow("article.md", "article")]
    [DataRow("article-narrowest.txt", "article")]
    [DataRow("article-everybody.txt", "article-everybody")]
    public void Reports_are_the_approved_ones(string file, string fixture)
    {
        var options = new PlanOptions { Policies = file.Contains("narrowest", StringComparison.Ordinal) ? PolicyChoice.Narrowest : PolicyChoice.Widest };
        var plan = fixture is "article"
            ? Plans.OfFixture(fixture, options)
            : Plans.OfFiles(options, [.. Plans.Files(fixture), "fixtures/article/psp-restricted.yaml"]);
        var report = Path.GetExtension(file) switch
        {
            ".md" => Shown.Markdown(plan),
            _ when file is "article.txt" => Shown.FirstScreen(plan),
            _ => Text(plan),
        };

        Approved.Check(file, report);
    }

    private static IEnumerable<(string, string)> Enforced(Plan plan) =>
        plan.Namespaces.Where(item => item.Enforced is not null).Select(item => (item.Name, item.Enforced!.Value.Name()));

    private static string Text(Plan plan, int width = 80) => Shown.Text(plan, width);
}
