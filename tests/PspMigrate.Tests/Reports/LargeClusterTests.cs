using System.Globalization;
using System.Text;
using PspMigrate.Conversion;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Tests.Reports;

/// <summary>500 namespaces and 5 policies, as a platform team has them.</summary>
[TestClass]
public sealed class LargeClusterTests
{
    private static readonly string Cluster = Generate();

    [TestMethod, TestCategory("Long")]
    public void The_full_report_of_500_namespaces_and_5_policies_reads_in_two_screens()
    {
        var text = Text(Plans.Of(Cluster));

        text.Split('\n').Length.Should().BeLessThanOrEqualTo(130, text);
        text.Should().Contain("team-000, team-005 and 98 more");
    }

    [TestMethod, TestCategory("Long")]
    public void Every_namespace_gets_its_labels_however_short_the_report_is()
    {
        LabelForms.Names(Plans.Of(Cluster)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(500);
    }

    [TestMethod, TestCategory("Long")]
    public void Equal_input_gives_equal_bytes()
    {
        All(Plans.Of(Cluster)).Should().Equal(All(Plans.Of(Cluster)));

        static string[] All(Plan plan) =>
        [
            Text(plan), Shown.Markdown(plan), Shown.Json(plan), LabelForms.Yaml(plan), LabelForms.Json(plan), LabelForms.Kubectl(plan),
            LabelForms.Kustomize(plan), LabelForms.Names(plan),
        ];
    }

    /// <summary>Policies that differ in one field alone, each in a namespace of its own.</summary>
    [TestMethod]
    [DataRow(30), DataRow(300)]
    public void Lines_that_many_policies_share_are_said_once_and_what_few_say_is_counted(int policies)
    {
        var text = Text(Plans.Of(string.Concat(Enumerable.Range(1, policies).Select(i =>
            Plans.Policy($"p{i}", $"  hostPorts: [{{min: {i}, max: 900}}]")
            + $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: team-{i}}}\n" + Plans.Use($"team-{i}", $"p{i}")))));

        Times(text, "privileged: had to be false").Should().Be(1);
        text.Should().Contain($"(all {policies} policies)").And.Contain($"hostPorts: {policies - 4} other rules ({policies - 4} policies: p");
        text.Split('\n').Length.Should().BeLessThan(160, "it doesn't grow with the policies");
    }

    private static int Times(string text, string part) => text.Split(part).Length - 1;

    private static string Text(Plan plan) => Shown.Text(plan, 100);

    /// <summary>Each namespace uses one of the policies, and runs a deployment that its policy admits.</summary>
    private static string Generate()
    {
        string[] policies = ["restricted", "default", "net-admin", "monitoring", "privileged"];
        string[] specs =
        [
            "  allowPrivilegeEscalation: false\n  requiredDropCapabilities: [ALL]\n",
            "  requiredDropCapabilities: [NET_RAW]\n  fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}\n",
            "  allowedCapabilities: [NET_ADMIN, NET_RAW]\n",
            "  hostNetwork: true\n  hostPID: true\n  hostPorts: [{min: 9100, max: 9100}]\n  allowedHostPaths: [{pathPrefix: /proc, readOnly: true}, "
                + "{pathPrefix: /sys, readOnly: true}]\n",
            "  privileged: true\n  allowedCapabilities: ['*']\n  hostNetwork: true\n  hostPID: true\n  hostIPC: true\n  hostPorts: [{min: 0, max: 65535}]\n",
        ];
        var yaml = new StringBuilder();
        for (var i = 0; i < policies.Length; i++)
        {
            yaml.Append("---\napiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: ").Append(policies[i])
                .Append("}\nspec:\n").Append(specs[i]);
            yaml.Append("  seLinux: {rule: RunAsAny}\n  supplementalGroups: {rule: RunAsAny}\n");
            yaml.Append(i == 0 ? "  runAsUser: {rule: MustRunAsNonRoot}\n" : "  runAsUser: {rule: RunAsAny}\n");
            if (i != 1)
                yaml.Append("  fsGroup: {rule: RunAsAny}\n");
            yaml.Append(i < 3 ? "  volumes: [configMap, secret, emptyDir, persistentVolumeClaim]\n" : "  volumes: ['*']\n");
        }

        for (var i = 0; i < 500; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"team-{i:d3}");
            yaml.Append("---\napiVersion: v1\nkind: Namespace\nmetadata: {name: ").Append(name).Append("}\n");
            yaml.Append(Plans.Use(name, policies[i % policies.Length]));
            yaml.Append("---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: ").Append(name)
                .Append("}\nspec: {template: {spec: {hostNetwork: ")
                    .Append(i % 5 > 2 ? "true" : "false")
                    .Append(", containers: [{name: web, image: nginx}]}}}\n");
        }

        return yaml.ToString();
    }
}
