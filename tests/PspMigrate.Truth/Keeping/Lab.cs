using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PspMigrate.Truth.Keeping;

/// <summary>An API server with today's admission policies, to throw away; spoken to as its administrator, who can act as anybody.</summary>
public sealed partial class Lab : IDisposable
{
    /// <summary>The environment variable that says where the kubeconfig of a lab's administrator is.</summary>
    public const string Variable = "PSPMIGRATE_TEST_LAB_KUBECONFIG";

    /// <summary>A group that may create pods and nothing else: whoever is acted as is in it.</summary>
    private const string Creators = "pod-creators";

    private readonly ConcurrentBag<LabConnection> _idle = [];
    private readonly SslClientAuthenticationOptions _trust;
    private readonly Uri _address;

    /// <param name="kubeconfig">A file with one cluster and one user, who has a certificate.</param>
    public Lab(string kubeconfig)
    {
        var text = File.ReadAllText(kubeconfig);
        _address = new(Field(text, "server"));
        _trust = Trust(text);
        Put("/apis/rbac.authorization.k8s.io/v1/clusterroles", JsonNode.Parse(
            $$"""{"metadata": {"name": "{{Creators}}"}, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["create"]}]}""")!.AsObject());
        Put("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", JsonNode.Parse(
            $$"""
            {"metadata": {"name": "{{Creators}}"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "{{Creators}}"},
             "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "{{Creators}}"}]}
            """)!.AsObject());
    }

    public void Namespace(string name) => Put("/api/v1/namespaces", new() { ["metadata"] = new JsonObject { ["name"] = name } });

    /// <summary>Makes an object, or replaces the one that is there.</summary>
    /// <exception cref="TruthException">The lab doesn't take it.</exception>
    public void Put(string path, JsonObject o)
    {
        var (code, body) = Send(HttpMethod.Post, path, o.ToJsonString());
        if (code == HttpStatusCode.Conflict)
        {
            var at = $"{path}/{o["metadata"]!["name"]}";
            o["metadata"]!["resourceVersion"] = JsonLines.Text(Send(HttpMethod.Get, at).Body, "metadata", "resourceVersion");
            (code, body) = Send(HttpMethod.Put, at, o.ToJsonString());
        }

        if ((int)code >= 300)
            throw new TruthException($"the lab doesn't take {path}: {body}");
    }

    public void Delete(string path) => Send(HttpMethod.Delete, path);

    /// <summary>What the lab says of a pod that somebody creates; the pod isn't stored.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="namespace">Where.</param>
    /// <param name="user">Who creates it.</param>
    /// <param name="groups">The creator's groups.</param>
    public LabAnswer Create(JsonObject pod, string @namespace, string user, params IEnumerable<string> groups)
    {
        var (code, body, warnings) =
            Exchange(HttpMethod.Post, $"/api/v1/namespaces/{@namespace}/pods?dryRun=All", pod.ToJsonString(), user, [.. groups, Creators]);
        return new(code, body, warnings);
    }

    /// <summary>Asks anything, as the administrator or as somebody else.</summary>
    public (HttpStatusCode Code, JsonElement Body) Send(HttpMethod method, string path, string? body = null, string? user = null, params string[] groups)
    {
        var (code, answer, _) = Exchange(method, path, body, user, groups);
        return (code, answer);
    }

    public void Dispose()
    {
        foreach (var connection in _idle)
            connection.Dispose();
    }

    private (HttpStatusCode Code, JsonElement Body, IReadOnlyList<string> Warnings) Exchange(
        HttpMethod method, string path, string? body, string? user, params string[] groups)
    {
        (string, string)[] headers = user is null ? [] : [("Impersonate-User", user), .. groups.Select(group => ("Impersonate-Group", group))];
        while (_idle.TryTake(out var idle))
        {
            try
            {
                return Exchange(idle);
            }
            catch (IOException)
            {
                // The server closes connections that have been idle for long.
                idle.Dispose();
            }
        }

        return Exchange(new(_address, _trust));

        (HttpStatusCode, JsonElement, IReadOnlyList<string>) Exchange(LabConnection connection)
        {
            var (code, answer) = connection.Send(method, path, body, headers);
            var warnings = connection.Warnings;
            _idle.Add(connection);
            return (code, answer, warnings);
        }
    }

    private static SslClientAuthenticationOptions Trust(string kubeconfig)
    {
        var certificate = X509Certificate2.CreateFromPem(Pem(kubeconfig, "client-certificate-data"), Pem(kubeconfig, "client-key-data"));
        var authority = X509Certificate2.CreateFromPem(Pem(kubeconfig, "certificate-authority-data"));
        return new()
        {
            ClientCertificates = [certificate],
            CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        };
    }

    private static string Pem(string kubeconfig, string key) => Encoding.ASCII.GetString(Convert.FromBase64String(Field(kubeconfig, key)));

    private static string Field(string kubeconfig, string key) => FieldPattern().Matches(kubeconfig)
        .FirstOrDefault(match => match.Groups["key"].ValueSpan.SequenceEqual(key))?.Groups["value"].Value
        ?? throw new TruthException($"the kubeconfig of the lab has no {key}");

    [GeneratedRegex(@"(?<key>[a-z-]+): *(?<value>\S+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FieldPattern();
}
