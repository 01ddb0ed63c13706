using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Cluster.Tests;

/// <summary>A policy of a file that the server has stored under a name of its own, and an account that may use it alone.</summary>
internal sealed record StoredPolicy(PodSecurityPolicy Policy, string Account, string Source)
{
    public const string Namespace = "witnesses";

    private const string Policies = "/apis/policy/v1beta1/podsecuritypolicies";
    private const string Rbac = $"/apis/rbac.authorization.k8s.io/v1/namespaces/{Namespace}/";

    /// <summary>Stores every policy of some files; without those that the server refuses, or that we can't read alone.</summary>
    public static List<StoredPolicy> StoreAll(IEnumerable<string> files)
    {
        var admin = TestCluster.GetAdmin();
        admin.Namespace(Namespace);
        admin.Put(Rbac + "roles", JsonNode.Parse(
            """{"metadata": {"name": "makes-pods"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create"]}]}""")!.AsObject());
        admin.Put(Rbac + "rolebindings", Binding(
            "makes-pods", "makes-pods", """{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "system:serviceaccounts:witnesses"}"""));
        List<StoredPolicy> stored =
        [
            .. files.SelectMany(file => Manifests.Documents(file).Select(document => (file, document)))
                .Where(item => Manifests.Field(item.document, "kind") is "PodSecurityPolicy" && !item.document.Contains("{{", StringComparison.Ordinal))
                .Select((item, number) => Store(item.document, $"w{number}", Path.GetFileName(item.file)))
                .OfType<StoredPolicy>(),
        ];
        Authorizer.WaitFor(Namespace, stored[^1].Account, "use", "policy", "podsecuritypolicies", stored[^1].Account);
        Authorizer.WaitFor(Namespace, stored[^1].Account, "create", "", "pods", null);
        return stored;
    }

    /// <summary>Posts a pod as the account, with dry-run.</summary>
    public (HttpStatusCode Code, JsonNode Body) Post(JsonObject pod)
    {
        pod["spec"]!["serviceAccountName"] = Account;
        return TestCluster.GetAdmin().Send(
            HttpMethod.Post, $"/api/v1/namespaces/{Namespace}/pods?dryRun=All", pod.ToJsonString(), user: $"system:serviceaccount:{Namespace}:{Account}");
    }

    private static StoredPolicy? Store(string document, string account, string source)
    {
        var admin = TestCluster.GetAdmin();
        var reader = new ManifestReader(new ReadOptions());
        using (var stream = new MemoryStream(Encoding.UTF8.GetBytes(document)))
            reader.Read(source, stream);
        var (code, o) = admin.Send(HttpMethod.Post, Policies + "?dryRun=All", Modern(document, account), "application/yaml");
        if (code != HttpStatusCode.Created || reader.Finish() is not { HasErrors: false, Inventory.Policies: [var policy] })
            return null;
        o["metadata"] = new JsonObject { ["name"] = account, ["annotations"] = o["metadata"]!["annotations"]?.DeepClone() };
        admin.Delete($"{Policies}/{account}");
        admin.Put(Policies, o.AsObject());
        admin.Put($"/api/v1/namespaces/{Namespace}/serviceaccounts", new JsonObject { ["metadata"] = new JsonObject { ["name"] = account } });
        admin.Put(Rbac + "roles", JsonNode.Parse(
            $$"""
            {"metadata": {"name": "{{account}}"}, "rules": [{"apiGroups": ["policy"], "resources": ["podsecuritypolicies"],
             "resourceNames": ["{{account}}"], "verbs": ["use"]}]}
            """)!.AsObject());
        admin.Put(Rbac + "rolebindings", Binding(account, account, $$"""{"kind": "ServiceAccount", "name": "{{account}}", "namespace": "{{Namespace}}"}"""));
        return new(policy, account, $"{source} {policy.Name}");
    }

    /// <summary>The document in today's API, under a name that is free.</summary>
    private static string Modern(string document, string name) => string.Join('\n', Manifests.Modern(document).Split('\n').Select((line, at) =>
        line.StartsWith("  name:", StringComparison.Ordinal) ? $"  name: dry-{name}" : line));

    private static JsonObject Binding(string name, string role, string subject) => JsonNode.Parse(
        $$"""
        {"metadata": {"name": "{{name}}"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "{{role}}"}, "subjects": [{{subject}}]}
        """)!.AsObject();
}
