using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary><c>raise</c> on a real server, carried out by the commands that it prints.</summary>
/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed class RaiseTests
{
    private const string Plain = "{\"name\": \"a\", \"image\": \"b\"}";

    private const string Nearly =
        """
        {"name": "a", "image": "b", "securityContext": {"runAsUser": 1000, "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]},
         "seccompProfile": {"type": "RuntimeDefault"}}}
        """;

    [TestMethod]
    public void Its_commands_raise_each_namespace_as_far_as_it_said_and_lower_none()
    {
        var names = Spaces.Make("raise", 3);
        Deployment(names[0], Plain);
        Deployment(names[1], Nearly);
        Deployment(names[2], Plain);
        Spaces.Label(names[1], "kubectl-label", "Update", ("psa/enforce", "baseline"), ("psa/enforce-version", "v1.20"));
        Spaces.Label(names[2], "owner", "Update", ("psa/enforce", "restricted"), ("psa/audit", "restricted"), ("psa/warn", "restricted"));
        string[] scope = [.. names.SelectMany(name => new[] { "-n", name })];

        var first = Read(Run.Of(["raise", .. scope, "-o", "json"]).Fine());
        Told(first, names[0]).Should().Be("privileged:latest baseline true ");
        Told(first, names[1]).Should().Be("baseline:v1.20 baseline false restricted");
        Told(first, names[2]).Should().Be("restricted:latest restricted false ");
        first[names[2]]["refused"]!.GetValue<int>().Should().BePositive();

        Run.Of(["apply", "--raise", "--yes", "--force-conflicts", .. scope]).Fine();
        Enforced(names[0]).Should().Be("baseline");
        Enforced(names[1]).Should().Be("baseline");
        Enforced(names[2]).Should().Be("restricted");
        TestCluster.GetAdmin().Get($"/api/v1/namespaces/{names[1]}")["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce-version"]!
            .GetValue<string>().Should().Be("v1.20");

        var fixes = Run.Of(["fix", "--raise", "-o", "kubectl", .. scope]).Fine().Out;
        fixes.Should().Contain(names[1]).And.NotContain(names[0]).And.NotContain(names[2]);
        Shell(fixes);
        Run.Of(["apply", "--raise", "--yes", "--force-conflicts", .. scope]).Fine();
        Enforced(names[1]).Should().Be("restricted");
        Run.Of(["raise", "--exit-code", .. scope]).Code.Should().Be(0);
    }

    private static Dictionary<string, JsonNode> Read(Run run) =>
        JsonNode.Parse(run.Out)!["namespaces"]!.AsArray().ToDictionary(item => item!["name"]!.GetValue<string>(), item => item!, StringComparer.Ordinal);

    private static string Told(Dictionary<string, JsonNode> told, string name) =>
        $"{told[name]["enforced"]} {told[name]["level"]} {told[name]["canBeRaised"]} {told[name]["levelAfterFixes"]}";

    private static string Enforced(string name) =>
        TestCluster.GetAdmin().Get($"/api/v1/namespaces/{name}")["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]!.GetValue<string>();

    private static void Deployment(string space, string container)
    {
        var made = JsonNode.Parse("""
            {"metadata": {"name": "a"}, "spec": {"replicas": 0, "selector": {"matchLabels": {"app": "a"}},
             "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": []}}}}
            """)!.AsObject();
        made["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Add(JsonNode.Parse(container));
        TestCluster.GetAdmin().Put($"/apis/apps/v1/namespaces/{space}/deployments", made);
    }

    private static void Shell(string commands)
    {
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-e", Scratch.Write("raise.sh", commands)]) { UseShellExecute = false };
        start.Environment["KUBECONFIG"] = TestCluster.Kubeconfig;
        using var process = System.Diagnostics.Process.Start(start)!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
