using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>The policy that <c>check</c> names for a controller, and the one that the server wrote into the pods that the controller made.</summary>
[TestClass]
public sealed class ControllerTests
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1/";
    private const string Annotation = "kubernetes.io/psp";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Policies by name: the strict one changes nothing, those that default change pods, the last takes all.</summary>
    private static readonly (string Name, string Spec)[] Policies =
    [
        (
            "1-drops",
            """
            {"requiredDropCapabilities": ["ALL"], "runAsUser": {"rule": "RunAsAny"}, "seLinux": {"rule": "RunAsAny"}, "fsGroup": {"rule": "RunAsAny"},
             "supplementalGroups": {"rule": "RunAsAny"}, "volumes": ["secret", "emptyDir"]}
            """),
        (
            "2-users",
            """
            {"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1000, "max": 2000}]}, "seLinux": {"rule": "RunAsAny"}, "fsGroup": {"rule": "MustRunAs",
             "ranges": [{"min": 5, "max": 5}]}, "supplementalGroups": {"rule": "RunAsAny"}, "volumes": ["secret"]}
            """),
        (
            "3-network",
            """
            {"hostNetwork": true, "hostPorts": [{"min": 0, "max": 65535}], "runAsUser": {"rule": "RunAsAny"}, "seLinux": {"rule": "RunAsAny"},
             "fsGroup": {"rule": "RunAsAny"}, "supplementalGroups": {"rule": "RunAsAny"}, "volumes": ["secret"]}
            """),
        (
            "4-all",
            """
            {"privileged": true, "allowPrivilegeEscalation": true, "allowedCapabilities": ["*"], "hostNetwork": true, "hostPID": true, "hostIPC": true,
             "hostPorts": [{"min": 0, "max": 65535}], "runAsUser": {"rule": "RunAsAny"}, "seLinux": {"rule": "RunAsAny"}, "fsGroup": {"rule": "RunAsAny"},
             "supplementalGroups": {"rule": "RunAsAny"}, "volumes": ["*"]}
            """),
    ];

    /// <summary>Service accounts and the policies that they may use.</summary>
    private static readonly (string Name, string[] Policies)[] Accounts =
    [
        ("default", ["1-drops", "2-users"]), ("users", ["2-users", "3-network"]), ("all", ["1-drops", "2-users", "3-network", "4-all"]), ("none", []),
    ];

    /// <summary>Pod specs; each policy and each set of them has one that it admits as it is, one that it changes, and one that it refuses.</summary>
    private static readonly (string Name, string Spec)[] Pods =
    [
        ("plain", """{"containers": [{"name": "c", "image": "i"}]}"""),
        ("drops", """{"containers": [{"name": "c", "image": "i", "securityContext": {"capabilities": {"drop": ["ALL"]}}}]}"""),
        ("user", """{"securityContext": {"fsGroup": 5}, "containers": [{"name": "c", "image": "i", "securityContext": {"runAsUser": 1500}}]}"""),
        ("network", """{"hostNetwork": true, "containers": [{"name": "c", "image": "i"}]}"""),
        ("privileged", """{"containers": [{"name": "c", "image": "i", "securityContext": {"privileged": true}}]}"""),
        ("scratch", """{"containers": [{"name": "c", "image": "i"}], "volumes": [{"name": "v", "emptyDir": {}}]}"""),
    ];

    private static readonly string[] Kinds = ["Deployment", "DaemonSet", "StatefulSet", "Job", "CronJob"];

    private readonly string _space = $"controllers-{Guid.NewGuid():N}"[..24];

    private static Admin Admin => TestCluster.GetAdmin();

    [TestMethod]
    public void Pods_that_controllers_make_are_admitted_by_the_policy_that_check_names()
    {
        Manifests.Unbind();
        Admin.Namespace(_space);
        // DaemonSets want a node, and a new one is tainted as not ready.
        Admin.Put("/api/v1/nodes", JsonNode.Parse($$"""{"metadata": {"name": "{{_space}}"} }""")!.AsObject());
        Admin.Send(HttpMethod.Patch, $"/api/v1/nodes/{_space}", """{"spec": {"taints": null} }""", "application/merge-patch+json");
        try
        {
            Grant();
            foreach (var (account, _) in Accounts)
            {
                foreach (var (pod, spec) in Pods)
                    MakeControllers(account, pod, spec);
            }

            var named = Checked();
            var expected = named.Where(entry => entry.Value is not null).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
            var found = WaitForPods(expected);

            named.Should().HaveCount(Accounts.Length * Pods.Length * Kinds.Length);
            expected.Should().HaveCountGreaterThan(named.Count / 2);
            var differences = named.Where(entry => !string.Equals(entry.Value, found.GetValueOrDefault(entry.Key), StringComparison.Ordinal))
                .Select(entry => $"{entry.Key}: server {found.GetValueOrDefault(entry.Key) ?? "none"}, ours {entry.Value ?? "none"}");
            string.Join('\n', differences).Should().BeEmpty();
        }
        finally
        {
            Admin.Delete($"/api/v1/nodes/{_space}");
            Admin.Delete($"/api/v1/namespaces/{_space}");
        }
    }

    private void Grant()
    {
        foreach (var (name, spec) in Policies)
        {
            Admin.Put("/apis/policy/v1beta1/podsecuritypolicies", new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = $"{_space}-{name}" },
                ["spec"] = JsonNode.Parse(spec),
            });
        }

        foreach (var (account, policies) in Accounts)
        {
            Admin.Send(HttpMethod.Post, $"/api/v1/namespaces/{_space}/serviceaccounts", $$"""{"metadata": {"name": "{{account}}"} }""");
            Admin.Put($"{Rbac}namespaces/{_space}/roles", new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = account },
                ["rules"] = new JsonArray(new JsonObject
                {
                    ["apiGroups"] = new JsonArray("policy"),
                    ["resources"] = new JsonArray("podsecuritypolicies"),
                    ["verbs"] = new JsonArray("use"),
                    ["resourceNames"] = new JsonArray([.. policies.Append("no-such-policy").Select(policy => (JsonNode)$"{_space}-{policy}")]),
                }),
            });
            Admin.Put($"{Rbac}namespaces/{_space}/rolebindings", JsonNode.Parse($$"""
                {"metadata": {"name": "{{account}}"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "{{account}}"},
                 "subjects": [{"kind": "ServiceAccount", "name": "{{account}}", "namespace": "{{_space}}"}]}
                """)!.AsObject());
        }

        // Controllers can have rights of their own: here the one that makes the pods of Deployments.
        Admin.Put($"{Rbac}namespaces/{_space}/rolebindings", JsonNode.Parse($$"""
            {"metadata": {"name": "controller"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "users"},
             "subjects": [{"kind": "ServiceAccount", "name": "replicaset-controller", "namespace": "kube-system"}]}
            """)!.AsObject());

        foreach (var (account, policies) in Accounts)
        {
            foreach (var policy in policies)
                Authorizer.WaitFor(_space, account, "use", "policy", "podsecuritypolicies", $"{_space}-{policy}");
        }
    }

    private void MakeControllers(string account, string pod, string spec)
    {
        var name = $"{account}-{pod}";
        JsonObject Template(string? restart = null)
        {
            var template = JsonNode.Parse(spec)!.AsObject();
            template["serviceAccountName"] = account;
            if (restart is not null)
                template["restartPolicy"] = restart;
            return new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = name } }, ["spec"] = template };
        }

        JsonObject Selecting(string more) => JsonNode.Parse($$"""{"selector": {"matchLabels": {"app": "{{name}}"} }{{more}} }""")!.AsObject();
        Make("/apis/apps/v1", "deployments", name, Selecting(""), o => o["template"] = Template());
        Make("/apis/apps/v1", "daemonsets", name, Selecting(""), o => o["template"] = Template());
        Make("/apis/apps/v1", "statefulsets", name, Selecting(""", "serviceName": "none" """), o => o["template"] = Template());
        Make("/apis/batch/v1", "jobs", name, [], o => o["template"] = Template("Never"));
        Make("/apis/batch/v1beta1", "cronjobs", name, JsonNode.Parse("""{"schedule": "* * * * *", "jobTemplate": {"spec": {}}}""")!.AsObject(),
            o => o["jobTemplate"]!["spec"]!["template"] = Template("Never"));
    }

    private void Make(string group, string resource, string name, JsonObject spec, Action<JsonObject> fill)
    {
        fill(spec);
        Admin.Put($"{group}/namespaces/{_space}/{resource}", new JsonObject { ["metadata"] = new JsonObject { ["name"] = name }, ["spec"] = spec });
    }

    /// <summary>What <c>check</c> names, with the rights of controllers: Kind/name → policy; null for none.</summary>
    private Dictionary<string, string?> Checked() =>
        JsonNode.Parse(Run.Of("check", "-n", _space, "-o", "json").Fine().Out)!["namespaces"]![0]!["workloads"]!.AsArray()
        .Where(
            workload => Kinds.Contains(workload!["kind"]!.GetValue<string>(), StringComparer.Ordinal) && !IsMadeByCronJob(workload["name"]!.GetValue<string>()))
        .ToDictionary(workload => $"{workload!["kind"]}/{workload["name"]}", workload => workload!["admittedBy"]?.GetValue<string>(), StringComparer.Ordinal);

    private static bool IsMadeByCronJob(string job) => char.IsAsciiDigit(job[^1]);

    /// <summary>The policies that the server wrote into the pods of controllers; waits until all that are expected have one.</summary>
    private Dictionary<string, string> WaitForPods(HashSet<string> expected)
    {
        var end = DateTime.UtcNow + Patience;
        while (true)
        {
            var found = Found();
            if (expected.IsSubsetOf(found.Keys) || DateTime.UtcNow > end)
                return found;
            Thread.Sleep(1000);
        }
    }

    private Dictionary<string, string> Found()
    {
        var owners = new[] { "/apis/apps/v1/namespaces/{0}/replicasets", "/apis/batch/v1/namespaces/{0}/jobs" }
            .SelectMany(path => Items(path.Replace("{0}", _space, StringComparison.Ordinal)))
            .ToDictionary(o => o["metadata"]!["uid"]!.GetValue<string>(), Controller, StringComparer.Ordinal);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pod in Items($"/api/v1/namespaces/{_space}/pods"))
        {
            var controller = Controller(pod);
            if (owners.GetValueOrDefault(controller["uid"]!.GetValue<string>()) is { } above)
                controller = above;
            found[$"{controller["kind"]}/{controller["name"]}"] = pod["metadata"]!["annotations"]![Annotation]!.GetValue<string>();
        }

        return found;
    }

    private static IEnumerable<JsonNode> Items(string path) => Admin.Get(path)["items"]!.AsArray().Select(item => item!);

    /// <summary>The controlling owner; of an object without one, the object as an owner.</summary>
    private static JsonNode Controller(JsonNode o) => o["metadata"]!["ownerReferences"]?[0]
        ?? new JsonObject { ["kind"] = "Job", ["name"] = o["metadata"]!["name"]!.GetValue<string>(), ["uid"] = o["metadata"]!["uid"]!.GetValue<string>() };
}
