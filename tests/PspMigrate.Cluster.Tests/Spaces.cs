using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>Namespaces of a test's own, whose accounts may use one policy.</summary>
internal static class Spaces
{
    private const string Prefix = "pod-security.kubernetes.io/";
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1/";
    private const string Policy = "apply-tests";

    private static Admin Admin => TestCluster.GetAdmin();

    /// <summary>Makes namespaces with new names that begin so, in ordinal order.</summary>
    public static string[] Make(string prefix, int count = 1)
    {
        Admin.Put("/apis/policy/v1beta1/podsecuritypolicies", JsonNode.Parse($$"""
            {"metadata": {"name": "{{Policy}}"}, "spec": {"volumes": ["*"], "runAsUser": {"rule": "RunAsAny"}, "seLinux": {"rule": "RunAsAny"},
             "fsGroup": {"rule": "RunAsAny"}, "supplementalGroups": {"rule": "RunAsAny"} } }
            """)!.AsObject());
        Admin.Put(Rbac + "clusterroles", JsonNode.Parse($$"""
            {"metadata": {"name": "{{Policy}}"}, "rules": [{"apiGroups": ["policy"], "resources": ["podsecuritypolicies"], "resourceNames": ["{{Policy}}"],
             "verbs": ["use"]}]}
            """)!.AsObject());
        var run = Guid.NewGuid().ToString("N")[..8];
        var names = Enumerable.Range(0, count).Select(i => $"{prefix}-{run}-{i}").ToArray();
        foreach (var name in names)
        {
            Admin.Namespace(name);
            Admin.Put($"{Rbac}namespaces/{name}/rolebindings", JsonNode.Parse($$"""
                {"metadata": {"name": "psp"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "{{Policy}}"},
                 "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "system:serviceaccounts:{{name}}"}]}
                """)!.AsObject());
        }

        return names;
    }

    /// <summary>The arguments of <c>apply</c> for these namespaces, whatever other policies reach them.</summary>
    public static string[] Apply(IEnumerable<string> names, params string[] more) =>
    [
        "apply", "--yes", "--enforce", "baseline", "--audit", "restricted", "--warn", "restricted", .. names.SelectMany(name => new[] { "-n", name }), .. more,
    ];

    /// <summary>Sets labels in the name of a field manager.</summary>
    /// <param name="operation"><c>Apply</c> or <c>Update</c>.</param>
    public static void Label(string name, string manager, string operation, params (string Key, string Value)[] labels) =>
        Label(Admin, name, manager, operation, labels);

    /// <summary>The same on another cluster.</summary>
    public static void Label(Admin admin, string name, string manager, string operation, params (string Key, string Value)[] labels)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Namespace",
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["labels"] = new JsonObject(
                    labels.Select(label => KeyValuePair.Create(label.Key.Replace("psa/", Prefix, StringComparison.Ordinal), (JsonNode?)label.Value))),
            },
        };
        var type = operation is "Apply" ? "application/apply-patch+yaml" : "application/merge-patch+json";
        var (code, answer) = admin.Send(HttpMethod.Patch, $"/api/v1/namespaces/{name}?fieldManager={manager}", body.ToJsonString(), type);
        ((int)code).Should().Be(200, answer.ToJsonString());
    }

    /// <summary>The Pod Security labels with their values and owners, a line each.</summary>
    public static string State(params string[] names) => State(Admin, names);

    /// <summary>The same on another cluster.</summary>
    public static string State(Admin admin, params string[] names) => string.Join('\n', names.SelectMany(name =>
    {
        var metadata = admin.Get($"/api/v1/namespaces/{name}")["metadata"]!;
        return (metadata["labels"] as JsonObject ?? [])
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Where(label => label.Key.StartsWith(Prefix, StringComparison.Ordinal) || label.Key is "team")
            .Select(label => $"{name} {label.Key.Replace(Prefix, "", StringComparison.Ordinal)}={label.Value} {Owners(metadata, label.Key)}");
    }));

    private static string Owners(JsonNode metadata, string key) => string.Join(
        ',',
        (metadata["managedFields"] as JsonArray ?? [])
            .Where(entry => (entry!["fieldsV1"]?["f:metadata"]?["f:labels"] as JsonObject)?.ContainsKey("f:" + key) == true)
            .Select(entry => $"{entry!["manager"]}/{entry["operation"]}")
            .Order(StringComparer.Ordinal));
}
