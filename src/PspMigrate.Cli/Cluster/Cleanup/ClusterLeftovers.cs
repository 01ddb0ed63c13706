using System.Text.Json.Nodes;
using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Cli.Cluster.Cleanup;

/// <summary>What a cluster shows of policies beside its objects: stored Helm releases, settings of the API server, questions of admission policies.</summary>
internal sealed class ClusterLeftovers(ApiServer server)
{
    /// <summary>Where helm stores releases: in Secrets, with its driver configmap in ConfigMaps, and Helm 2 in those with labels in capitals.</summary>
    private static readonly ImmutableArray<(string Path, string Selector, string Kind)> Releases =
    [
        ("/api/v1/secrets", "owner%3Dhelm,status%3Ddeployed", "Secret"),
        ("/api/v1/configmaps", "owner%3Dhelm,status%3Ddeployed", "ConfigMap"),
        ("/api/v1/configmaps", "OWNER%3DTILLER,STATUS%3DDEPLOYED", "ConfigMap"),
    ];

    private const string Settings = "/api/v1/namespaces/kube-system/configmaps/kubeadm-config";
    private const string ApiServers = "/api/v1/namespaces/kube-system/pods?labelSelector=component%3Dkube-apiserver";

    private static readonly ImmutableArray<(string Version, string Resource, string Kind)> Policies =
    [
        ("v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy"), ("v1beta1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy"),
        ("v1", "mutatingadmissionpolicies", "MutatingAdmissionPolicy"), ("v1beta1", "mutatingadmissionpolicies", "MutatingAdmissionPolicy"),
    ];

    /// <summary>ValidatingAdmissionPolicy is v1beta1 from v1.28 on (KEP-3488).</summary>
    private const int WithPolicies = 28;

    private readonly List<Diagnostic> _said = [];

    /// <summary>What couldn't be read.</summary>
    public IReadOnlyList<Diagnostic> Said => _said;

    /// <summary>What admission policies ask RBAC.</summary>
    /// <param name="minor">The server's minor version.</param>
    /// <exception cref="CommandException">They can't be read, so that nothing is known to be unneeded.</exception>
    public async Task<ImmutableArray<AuthorizerCheck>> Checks(int? minor)
    {
        // A server that doesn't know them still says "forbidden", not "not found", to whoever has no right to list them.
        if (minor < WithPolicies)
            return [];
        var reader = new ManifestReader(new ReadOptions());
        foreach (var (version, resource, kind) in Policies)
        {
            var refusal = await PagedList.Read(server, $"admissionregistration.k8s.io/{version}", resource, kind, reader);
            if (refusal is { Code: not System.Net.HttpStatusCode.NotFound })
            {
                throw new CommandException(
                    $"no right to list {resource}, which may need the grants of policies: {refusal.Message}",
                    "allow list on it in the API group admissionregistration.k8s.io");
            }
        }

        return [.. reader.Finish().Inventory.AuthorizerChecks.Distinct()];
    }

    /// <summary>The releases that hold policies, by what helm stores of them.</summary>
    public async Task<ImmutableArray<PolicyRelease>> Stored()
    {
        var releases = ImmutableArray.CreateBuilder<PolicyRelease>();
        foreach (var (path, selector, kind) in Releases)
        {
            var refusal = await PagedList.Read(
                server, path, $"&labelSelector={selector}", (stored, names) => Read(stored, kind, ListPage.SourceOf(kind, names)));
            if (refusal is not null && kind is "Secret")
                _said.Add(
                    new(Severity.Warning, "no right to list secrets: Helm releases are known only by the annotations of policies", default, refusal.Message));
        }

        return [.. releases.OrderBy(release => release.Namespace, StringComparer.Ordinal).ThenBy(release => release.Name, StringComparer.Ordinal)];

        void Read(ReadOnlySpan<byte> stored, string kind, string source)
        {
            var at = new Position(source, 0, 0);
            try
            {
                if (JsonNode.Parse(stored)?["data"]?["release"]?.ToString() is { } text
                    && (kind is "Secret" ? StoredRelease.Read(text) : StoredRelease.ReadMap(text)) is { } found)
                {
                    releases.Add(found);
                }
            }
            catch (FormatException e)
            {
                _said.Add(new(Severity.Warning, $"this stored Helm release can't be read: {e.Message}", at));
            }
        }
    }

    /// <summary>The lines of kubeadm's settings and of the API servers' own commands that switch the plugin on.</summary>
    public async Task<ImmutableArray<PluginPlace>> Plugins()
    {
        var places = ImmutableArray.CreateBuilder<PluginPlace>();
        if ((await Object(Settings))?["data"]?["ClusterConfiguration"]?.ToString() is { } configuration)
            places.AddRange(PluginPlaces.Find("cluster:kube-system/ConfigMap/kubeadm-config", configuration));
        foreach (var pod in (await Object(ApiServers))?["items"] as JsonArray ?? [])
            places.AddRange(PluginPlaces.Find($"cluster:kube-system/Pod/{pod!["metadata"]!["name"]}", Command(pod)));
        return places.ToImmutable();
    }

    private static string Command(JsonNode pod) => "kind: Pod\n" + string.Concat(
        from container in pod["spec"]!["containers"]!.AsArray()
        from words in new[] { container!["command"], container["args"] }
        from word in words as JsonArray ?? []
        select $"- {word}\n");

    private async Task<JsonObject?> Object(string path) => await server.Get(path) is { IsSuccess: true } answer ? answer.Object() : null;
}
