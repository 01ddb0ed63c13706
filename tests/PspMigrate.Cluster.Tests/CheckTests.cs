using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>The policy that <c>check</c> names, and the one that the server wrote down.</summary>
[TestClass]
public sealed class CheckTests
{
    [TestMethod]
    public void Pods_are_admitted_by_the_policy_that_check_names()
    {
        Manifests.Load(Repository.Path("fixtures", "article"));
        if (Directory.Exists(Repository.Path("..", "shared", "corpus")))
            Manifests.Load(Directory.EnumerateFiles(TestCluster.Corpus, "*-SET.yaml").Order(StringComparer.Ordinal));
        var compared = 0;
        var differences = new List<string>();
        foreach (var (space, workload) in Workloads())
        {
            var (kind, admitted, answer) = Post(space, workload);
            if (kind is null)
                continue;
            compared++;
            var ours = workload["admittedBy"]?.GetValue<string>();
            if (!string.Equals(ours, admitted, StringComparison.Ordinal))
                differences.Add($"{space}/{kind}/{workload["name"]} of {workload["serviceAccount"]}: server {admitted ?? answer}, ours {ours ?? "none"}");
        }

        compared.Should().BePositive();
        differences.Should().BeEmpty();
    }

    [TestMethod]
    public void A_pod_made_by_an_administrator_is_admitted_through_whoever_created_it()
    {
        var admin = TestCluster.GetAdmin();
        var name = Spaces.Make("administrator")[0];
        admin.Put("/apis/policy/v1beta1/podsecuritypolicies", JsonNode.Parse("""
            {"metadata": {"name": "administrators"}, "spec": {"privileged": true, "allowPrivilegeEscalation": true, "volumes": ["*"],
             "runAsUser": {"rule": "RunAsAny"},
             "seLinux": {"rule": "RunAsAny"}, "fsGroup": {"rule": "RunAsAny"}, "supplementalGroups": {"rule": "RunAsAny"} } }
            """)!.AsObject());
        admin.Put($"/api/v1/namespaces/{name}/pods", JsonNode.Parse("""
            {"metadata": {"name": "testpriv"}, "spec": {"automountServiceAccountToken": false, "containers": [{"name": "c", "image": "nginx",
             "securityContext": {"privileged": true}}]}}
            """)!.AsObject());
        var policy = admin.Get($"/api/v1/namespaces/{name}/pods/testpriv")["metadata"]!["annotations"]!["kubernetes.io/psp"]!.GetValue<string>();

        Run.Of("check", "-n", name).Fine().Out.Should()
            .Contain(
                $"admitted today by policy {policy}, through whoever created it: service account default may not use it, but system:masters (cluster-admin)");
    }

    [TestMethod]
    public void A_namespace_of_files_alone_is_no_mistake_beside_a_cluster()
    {
        var file = Scratch.NewFile(".yaml");
        File.WriteAllText(file, "kind: Namespace\napiVersion: v1\nmetadata: {name: only-in-files, labels: {only: here}}\n");

        foreach (var scope in new[] { "-n only-in-files", "-l only=here" })
            Run.Of(["convert", file, "--kubeconfig", TestCluster.Kubeconfig, "--report", "none", "--enforce", "baseline", .. scope.Split(' ')]).Code
                .Should()
                .Be(0);
        Run.Of("convert", file, "--kubeconfig", TestCluster.Kubeconfig, "-n", "nowhere").Error
            .Should()
            .Contain("there is no namespace \"nowhere\" in the input");
    }

    private static IEnumerable<(string Space, JsonNode Workload)> Workloads() =>
        from space in JsonNode.Parse(Run.Of("check", "-o", "json").Fine().Out)!["namespaces"]!.AsArray()
        from workload in space["workloads"]!.AsArray()
        select (space["name"]!.GetValue<string>(), workload);

    /// <summary>Makes a pod of the workload's template as the controller that makes them, with dry-run.</summary>
    private static (string? Kind, string? AdmittedBy, string Answer) Post(string space, JsonNode workload)
    {
        var admin = TestCluster.GetAdmin();
        var kind = workload["kind"]!.GetValue<string>();
        var path = kind switch
        {
            "Deployment" => $"/apis/apps/v1/namespaces/{space}/deployments/",
            "DaemonSet" => $"/apis/apps/v1/namespaces/{space}/daemonsets/",
            "StatefulSet" => $"/apis/apps/v1/namespaces/{space}/statefulsets/",
            "Job" => $"/apis/batch/v1/namespaces/{space}/jobs/",
            _ => null,
        };
        if (path is null)
            return (null, null, "");
        var template = admin.Get(path + workload["name"])["spec"]!["template"]!.DeepClone().AsObject();
        template["metadata"]!["name"] = "of-" + Guid.NewGuid().ToString("N")[..8];
        var controller = $"system:serviceaccount:kube-system:{workload["controller"]}";
        var (_, body) = admin.Send(
            HttpMethod.Post, $"/api/v1/namespaces/{space}/pods?dryRun=All", template.ToJsonString(), user: controller);
        var message = body["message"]?.GetValue<string>() ?? "";
        // An account that isn't there keeps pods from being judged.
        return message.Contains("error looking up service account", StringComparison.Ordinal)
            ? (null, null, message)
            : (kind, body["metadata"]?["annotations"]?["kubernetes.io/psp"]?.GetValue<string>(), message);
    }
}
