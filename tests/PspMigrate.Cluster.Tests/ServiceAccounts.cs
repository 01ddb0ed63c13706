using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>Service accounts that log in with real tokens.</summary>
internal static class ServiceAccounts
{
    /// <summary>A cluster role.</summary>
    public const string ReadsEverything = "reads-everything";

    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1/";

    /// <summary>Makes an account that may read everything, and impersonate everybody.</summary>
    /// <returns>A token of it.</returns>
    public static string Reader(string name)
    {
        TestCluster.GetAdmin().Put(Rbac + "clusterroles", JsonNode.Parse($$"""
            {"metadata": {"name": "{{ReadsEverything}}"}, "rules": [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["get", "list", "impersonate"]}]}
            """)!.AsObject());
        var token = Make(name, ReadsEverything);
        Authorizer.WaitFor(name, name, "list", "rbac.authorization.k8s.io", "clusterroles", null);
        return token;
    }

    /// <summary>Makes an account with a cluster role in a namespace of its own.</summary>
    /// <param name="name">The name of both.</param>
    /// <param name="role">The name of the cluster role.</param>
    /// <returns>A token of it.</returns>
    public static string Make(string name, string role)
    {
        var admin = TestCluster.GetAdmin();
        admin.Namespace(name);
        admin.Send(HttpMethod.Post, $"/api/v1/namespaces/{name}/serviceaccounts", $$"""{"metadata": {"name": "{{name}}"} }""");
        admin.Put(Rbac + "clusterrolebindings", JsonNode.Parse($$"""
            {"metadata": {"name": "{{name}}"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "{{role}}"},
             "subjects": [{"kind": "ServiceAccount", "name": "{{name}}", "namespace": "{{name}}"}]}
            """)!.AsObject());
        var (_, body) = admin.Send(HttpMethod.Post, $"/api/v1/namespaces/{name}/serviceaccounts/{name}/token",
            """{"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": {} }""");
        return body["status"]?["token"]?.GetValue<string>() ?? throw new AssertFailedException($"no token: {body}");
    }
}
