using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;

namespace PspMigrate.Cluster.Tests;

/// <summary>An administrator of the test cluster, who can act as anybody. Talks to the server by itself, not through the product.</summary>
internal sealed class Admin : IDisposable
{
    private readonly Kubernetes _client;

    public Admin(string kubeconfig)
    {
        Config = KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
        _client = new Kubernetes(Config);
    }

    public KubernetesClientConfiguration Config { get; }

    public HttpClient Http => _client.HttpClient;

    public Uri Address => _client.BaseUri;

    public JsonNode Get(string path)
    {
        var (code, body) = Send(HttpMethod.Get, path);
        return code == HttpStatusCode.OK ? body : throw new InvalidOperationException($"GET {path}: {body}");
    }

    /// <summary>Makes an object, or replaces the labels, rules and such of the one that is there.</summary>
    public void Put(string path, JsonObject o)
    {
        var (code, body) = Send(HttpMethod.Post, path, o.ToJsonString());
        if (code == HttpStatusCode.Conflict)
        {
            var at = $"{path}/{o["metadata"]!["name"]}";
            o["metadata"]!["resourceVersion"] = Get(at)["metadata"]!["resourceVersion"]!.GetValue<string>();
            (code, body) = Send(HttpMethod.Put, at, o.ToJsonString());
        }

        if ((int)code >= 300)
            throw new InvalidOperationException($"POST {path}: {body}");
    }

    public void Delete(string path) => Send(HttpMethod.Delete, path);

    /// <param name="user">Whom to act as; null for the administrator. A service account comes with its groups.</param>
    public (HttpStatusCode Code, JsonNode Body) Send(
        HttpMethod method, string path, string? body = null, string type = "application/json", string? user = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type);
        if (user is not null)
            request.Headers.Add("Impersonate-User", user);
        using var response = Http.Send(request);
        using var stream = response.Content.ReadAsStream();
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return (response.StatusCode, Parse(text));
    }

    /// <summary>Makes a namespace with its default service account, and empties it of labels that matter here.</summary>
    public void Namespace(string name, params (string Key, string Value)[] labels) => Put("/api/v1/namespaces", new JsonObject
    {
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["labels"] = new JsonObject(labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
        },
    });

    public void Dispose() => _client.Dispose();

    private static JsonNode Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) ?? new JsonObject();
        }
        catch (JsonException)
        {
            return new JsonObject { ["message"] = text };
        }
    }
}
