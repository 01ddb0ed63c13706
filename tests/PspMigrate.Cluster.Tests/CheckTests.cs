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
