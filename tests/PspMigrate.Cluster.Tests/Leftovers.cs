using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>Policies and grants for a cleanup to take away, and others for it to leave.</summary>
internal static class Leftovers
{
    public const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
    public const string Policies = "/apis/policy/v1beta1/podsecuritypolicies";

    public static void Fill(Admin admin)
    {
        // No controller makes the accounts here; the server makes its own namespaces soon after it is ready.
        foreach (var ns in new[] { "default", "kube-system" })
        {
            OwnCluster.WaitUntil(() => admin.Send(HttpMethod.Get, $"/api/v1/namespaces/{ns}").Code == HttpStatusCode.OK);
            admin.Put($"/api/v1/namespaces/{ns}/serviceaccounts", new() { ["metadata"] = new JsonObject { ["name"] = "default" } });
        }

        Policy(admin, "used");
        Policy(admin, "free");
        Role(admin, "used", Use("used", "extensions"));
        Role(admin, "free", Use("free", "policy"));
        Role(admin, "mixed", Rule("", "pods", "get"), Use("used", "policy"), Rule("policy", "poddisruptionbudgets,podsecuritypolicies", "get"));
        admin.Put($"{Rbac}/namespaces/default/roles",
            new() { ["metadata"] = new JsonObject { ["name"] = "here" }, ["rules"] = new JsonArray(Use("free", "policy")) });
        Bind(admin, "clusterrolebindings", "everybody", "ClusterRole", "used", "system:authenticated");
        Bind(admin, "namespaces/default/rolebindings", "here", "Role", "here", "*");
        Bind(admin, "clusterrolebindings", "developers", "ClusterRole", "mixed", "developers");
    }

    public static void Policy(Admin admin, string name, string? release = null)
    {
        var policy = JsonNode
            .Parse(
                """
                {"spec": {"privileged": true, "volumes": ["*"], "seLinux": {"rule": "RunAsAny"}, "runAsUser": {"rule": "RunAsAny"},
                 "supplementalGroups": {"rule": "RunAsAny"}, "fsGroup": {"rule": "RunAsAny"}}}
                """)!
            .AsObject();
        policy["metadata"] =
            new JsonObject
            {
                ["name"] = name,
                ["annotations"] = release is null ? [] : new JsonObject
                {
                    ["meta.helm.sh/release-name"] = release,
                    ["meta.helm.sh/release-namespace"] = "default"
                }
            };
        admin.Put(Policies, policy);
    }

    public static void Role(Admin admin, string name, params JsonNode[] rules) =>
        admin.Put($"{Rbac}/clusterroles", new() { ["metadata"] = new JsonObject { ["name"] = name }, ["rules"] = new JsonArray(rules) });

    public static JsonObject Use(string policy, string apiGroup)
    {
        var rule = Rule(apiGroup, "podsecuritypolicies", "use");
        rule["resourceNames"] = new JsonArray(policy);
        return rule;
    }

    public static JsonObject Rule(string apiGroup, string resources, string verb) => new()
    {
        ["apiGroups"] = new JsonArray(apiGroup),
        ["resources"] = new JsonArray([.. resources.Split(',').Select(resource => (JsonNode)resource)]),
        ["verbs"] = new JsonArray(verb),
    };

    public static void Bind(Admin admin, string path, string name, string kind, string role, string group) => admin.Put($"{Rbac}/{path}", new()
    {
        ["metadata"] = new JsonObject { ["name"] = name },
        ["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = kind, ["name"] = role },
        ["subjects"] = new JsonArray(new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "Group", ["name"] = group }),
    });

    public static string[] Names(Admin admin, string path) =>
        [.. admin.Get(path)["items"]!.AsArray().Select(item => item!["metadata"]!["name"]!.GetValue<string>())];

    /// <summary>Everything that a cleanup may touch, without what only the server writes.</summary>
    public static string State(Admin admin)
    {
        var text = new StringBuilder();
        foreach (var path in new[] { Policies, $"{Rbac}/clusterroles", $"{Rbac}/clusterrolebindings", $"{Rbac}/roles", $"{Rbac}/rolebindings" })
        {
            foreach (var item in admin.Get(path)["items"]!.AsArray())
            {
                foreach (var key in new[] { "uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink", "generation" })
                    item!["metadata"]!.AsObject().Remove(key);
                text.Append(item!.ToJsonString()).Append('\n');
            }
        }

        return text.ToString();
    }
}
