using System.Net;
using System.Text.RegularExpressions;

namespace PspMigrate.Cluster.Tests;

/// <summary>Puts manifest files into the cluster, document by document, as far as the server takes them.</summary>
internal static partial class Manifests
{
    private static readonly List<string> Bindings = [];

    /// <summary>The documents of a file as they are.</summary>
    public static IEnumerable<string> Documents(string path) =>
        Separator().Split(File.ReadAllText(path)).Where(document => Field(document, "kind").Length > 0);

    /// <summary>The value of a field at the top, or nothing.</summary>
    public static string Field(string document, string name) => document.Split('\n')
        .Where(line => line.StartsWith($"{name}:", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 1)..].Trim().Trim('"', '\''))
        .FirstOrDefault() ?? "";

    /// <summary>Loads files or directories; namespaces that are missing are made.</summary>
    /// <returns>How many objects the server took.</returns>
    public static int Load(params IEnumerable<string> paths)
    {
        var documents = paths
            .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Repeat(path, 1))
            .SelectMany(Documents)
            .Where(document => PathOf(document) is not null && !IsTemplate(document))
            .OrderBy(document => Field(document, "kind") is not "Namespace")
            .ToList();
        return documents.Count(Post);
    }

    /// <summary>Where to post an object; null for kinds that don't matter here.</summary>
    public static string? PathOf(string document)
    {
        var place = Metadata(document, "namespace") is { Length: > 0 } name ? name : "default";
        return Field(document, "kind") switch
        {
            "Namespace" => "/api/v1/namespaces",
            "ServiceAccount" => $"/api/v1/namespaces/{place}/serviceaccounts",
            "PodSecurityPolicy" => "/apis/policy/v1beta1/podsecuritypolicies",
            "ClusterRole" => "/apis/rbac.authorization.k8s.io/v1/clusterroles",
            "ClusterRoleBinding" => "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
            "Role" => $"/apis/rbac.authorization.k8s.io/v1/namespaces/{place}/roles",
            "RoleBinding" => $"/apis/rbac.authorization.k8s.io/v1/namespaces/{place}/rolebindings",
            "Deployment" => $"/apis/apps/v1/namespaces/{place}/deployments",
            "DaemonSet" => $"/apis/apps/v1/namespaces/{place}/daemonsets",
            "StatefulSet" => $"/apis/apps/v1/namespaces/{place}/statefulsets",
            "Job" => $"/apis/batch/v1/namespaces/{place}/jobs",
            "Pod" => $"/api/v1/namespaces/{place}/pods",
            _ => null,
        };
    }

    /// <summary>The document in the version of the API that the path has.</summary>
    public static string Modern(string document) => Version().Replace(
        document,
        Field(document, "kind") switch
        {
            "PodSecurityPolicy" => "apiVersion: policy/v1beta1",
            "ClusterRole" or "ClusterRoleBinding" or "Role" or "RoleBinding" => "apiVersion: rbac.authorization.k8s.io/v1",
            "Deployment" or "DaemonSet" or "StatefulSet" => "apiVersion: apps/v1",
            "Job" => "apiVersion: batch/v1",
            _ => "apiVersion: v1",
        },
        1);

    /// <summary>Takes away the cluster-wide bindings that were loaded: they reach every account.</summary>
    public static void Unbind()
    {
        foreach (var path in Bindings)
            TestCluster.GetAdmin().Delete(path);
        Bindings.Clear();
    }

    private static bool IsTemplate(string document) =>
        document.Contains("{{", StringComparison.Ordinal) || document.Contains("<%", StringComparison.Ordinal);

    private static bool Post(string document)
    {
        var admin = TestCluster.GetAdmin();
        if (Metadata(document, "namespace") is { Length: > 0 } name && Field(document, "kind") is not "Namespace")
            admin.Send(HttpMethod.Post, "/api/v1/namespaces", $$"""{"metadata": {"name": "{{name}}"} }""");
        var (code, body) = admin.Send(HttpMethod.Post, PathOf(document)!, Modern(document), "application/yaml");
        if (code == HttpStatusCode.Created && Field(document, "kind") is "ClusterRoleBinding")
            Bindings.Add($"{PathOf(document)}/{body["metadata"]!["name"]}");
        return code is HttpStatusCode.Created or HttpStatusCode.Conflict;
    }

    private static string Metadata(string document, string name) => document.Split('\n')
        .SkipWhile(line => !line.StartsWith("metadata:", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line.StartsWith(' '))
        .Where(line => line.StartsWith($"  {name}:", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\''))
        .FirstOrDefault() ?? "";

    [GeneratedRegex(@"^---.*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^apiVersion:.*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
