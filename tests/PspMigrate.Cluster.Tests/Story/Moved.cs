using System.Net;
using System.Text.Json.Nodes;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Story;

/// <summary>Puts the objects of a file, or of another cluster, into a cluster.</summary>
internal static class Moved
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";

    private static readonly string[] Lists =
    [
        "/api/v1/serviceaccounts", $"{Rbac}/clusterroles", $"{Rbac}/clusterrolebindings", $"{Rbac}/roles", $"{Rbac}/rolebindings",
        "/apis/apps/v1/deployments", "/apis/apps/v1/replicasets", "/api/v1/pods",
    ];

    private static readonly string[] OfServer = ["uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink", "generation", "ownerReferences"];

    /// <summary>Loads a file as an administrator would, until nothing more is taken: policies refuse some of its pods.</summary>
    public static void Load(Admin admin, Shell shell, string file)
    {
        admin.Put($"{Rbac}/clusterroles", JsonNode.Parse(
            """{"metadata": {"name": "make-pods"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create"]}]}""")!.AsObject());
        admin.Put($"{Rbac}/clusterrolebindings", JsonNode.Parse($$"""
            {"metadata": {"name": "make-pods"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "make-pods"},
             "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "{{AskedPod.Neutral}}"}]}
            """)!.AsObject());
        for (var i = 0; i < 3; i++)
        {
            shell.Paste($"kubectl create --validate=false -f '{file}'");
            Thread.Sleep(TimeSpan.FromSeconds(2));
        }
    }

    /// <summary>Makes everything that the other server serves, too; labels stay whose they are.</summary>
    public static void To(Admin to, Admin from)
    {
        foreach (var space in Items(from, "/api/v1/namespaces"))
        {
            var labels = space["metadata"]!["labels"]?.DeepClone();
            var name = space["metadata"]!["name"]!.GetValue<string>();
            var moved =
                new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = labels } };
            var (code, body) = to.Send(
                HttpMethod.Patch, $"/api/v1/namespaces/{name}?fieldManager=pspmigrate&force=true", moved.ToJsonString(), "application/apply-patch+yaml");
            ((int)code).Should().BeLessThan(300, body.ToJsonString());
        }

        foreach (var list in Lists)
        {
            foreach (var item in Items(from, list))
            {
                foreach (var key in OfServer)
                    item["metadata"]!.AsObject().Remove(key);
                item.Remove("status");
                var space = item["metadata"]!["namespace"]?.GetValue<string>();
                var path = space is null ? list : list.Insert(list.LastIndexOf('/'), $"/namespaces/{space}");
                to.Send(HttpMethod.Post, path, item.ToJsonString()).Code.Should().BeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict);
            }
        }
    }

    private static IEnumerable<JsonObject> Items(Admin from, string list) => from.Get(list)["items"]!.AsArray().Select(item => item!.DeepClone().AsObject());
}
