using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>What <c>fix</c> prints, applied to a real server with a real kubectl.</summary>
[TestClass]
public sealed class FixTests
{
    private const string Template = "{metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: b, env: [{name: X, value: kept}]}]}}";
    private const string JobTemplate = "{spec: {restartPolicy: Never, containers: [{name: a, image: b, env: [{name: X, value: kept}]}]}}";

    [TestMethod]
    [DataRow("yaml"), DataRow("json"), DataRow("kubectl")]
    public void A_server_takes_what_is_printed_and_keeps_the_rest(string form)
    {
        var space = Spaces.Make("fix")[0];
        var manifests = Workloads(space);
        var file = Scratch.Write($"{space}.yaml", manifests);
        var (made, _, error) = Kubectl.Run(path: null, "apply", "--server-side", "--field-manager=owner", "-f", file);
        made.Should().Be(0, error);
        var policy = Scratch.Write($"{space}-policy.yaml", Policy(space));

        var fixes = Run.Of("fix", "-f", policy, "-f", file, "--level", "restricted", "--keep-filled", "-o", form).Fine();
        Apply(form, fixes.Out);

        string[] stored = ["deployments.apps", "statefulsets.apps", "daemonsets.apps", "cronjobs.batch", "replicationcontrollers", "podtemplates"];
        foreach (var resource in stored)
        {
            var (code, text, problem) = Kubectl.Run(path: null, "get", resource, "-n", space, "-o", "json");
            code.Should().Be(0, problem);
            var item = JsonNode.Parse(text)!["items"]!.AsArray().Single(item => item!["metadata"]!["name"]!.GetValue<string>() is "a")!;
            var json = item.ToJsonString();
            json.Should().Contain("\"runAsUser\":1000").And.Contain("\"fsGroup\":1").And.Contain("\"name\":\"X\"", resource);
        }
    }

    private static void Apply(string form, string fixes)
    {
        if (form is not "kubectl")
        {
            var (code, _, error) = Kubectl.Run(path: null, "apply", "--server-side", "--field-manager=pspmigrate", "-f", Scratch.Write("fixes.yaml", fixes));
            code.Should().Be(0, error);
            error.Should().NotContain("Warning: failed");
            return;
        }

        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-e", Scratch.Write("fixes.sh", fixes)]) { UseShellExecute = false };
        start.Environment["KUBECONFIG"] = TestCluster.Kubeconfig;
        using var process = System.Diagnostics.Process.Start(start)!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }

    private static string Workloads(string space) => string.Join("\n---\n", new[]
    {
        ("apps/v1", "Deployment", $"spec: {{selector: {{matchLabels: {{app: a}}}}, template: {Template}}}"),
        ("apps/v1", "DaemonSet", $"spec: {{selector: {{matchLabels: {{app: a}}}}, template: {Template}}}"),
        ("apps/v1", "StatefulSet", $"spec: {{serviceName: a, selector: {{matchLabels: {{app: a}}}}, template: {Template}}}"),
        ("v1", "ReplicationController", $"spec: {{template: {Template}}}"),
        ("v1", "PodTemplate", $"template: {Template}"),
        ("batch/v1beta1", "CronJob", $"spec: {{schedule: '1 1 * * *', jobTemplate: {{spec: {{template: {JobTemplate}}}}}}}"),
    }.Select(item => $"apiVersion: {item.Item1}\nkind: {item.Item2}\nmetadata: {{name: a, namespace: {space}}}\n{item.Item3}"));

    private static string Policy(string space) =>
        $$"""
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: fix-tests
          annotations:
            seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
            seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
        spec:
          allowPrivilegeEscalation: false
          requiredDropCapabilities: [ALL]
          volumes: ['*']
          runAsUser: {rule: MustRunAs, ranges: [{min: 1000, max: 2000}]}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 5}]}
          fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 5}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: fix-tests}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [fix-tests]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: fix-tests, namespace: {{space}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: fix-tests}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts:{{space}}"}]
        """;
}
