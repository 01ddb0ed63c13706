using System.Text.Json.Nodes;

namespace PspMigrate.Cli.Cluster;

/// <summary>Reads what else decides about pods: admission policies, Kyverno's, Gatekeeper's. What isn't there, or may not be read, is left out.</summary>
internal sealed class ClusterGuards(ApiServer server, ManifestReader manifests)
{
    private const string Constraints = "constraints.gatekeeper.sh/v1beta1";

    private static readonly (string ApiVersion, string Resource, string Kind)[] Known =
    [
        ("admissionregistration.k8s.io/v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy"),
        ("admissionregistration.k8s.io/v1", "mutatingadmissionpolicies", "MutatingAdmissionPolicy"),
        ("kyverno.io/v1", "clusterpolicies", "ClusterPolicy"),
        ("kyverno.io/v1", "policies", "Policy"),
        ("policies.kyverno.io/v1", "validatingpolicies", "ValidatingPolicy"),
        ("policies.kyverno.io/v1", "mutatingpolicies", "MutatingPolicy"),
    ];

    public async Task Read()
    {
        foreach (var (apiVersion, resource, kind) in Known.Concat(await OfGatekeeper()))
            await PagedList.Read(server, apiVersion, resource, kind, manifests);
    }

    /// <summary>Each kind of constraint is a resource of its own.</summary>
    private async Task<IEnumerable<(string ApiVersion, string Resource, string Kind)>> OfGatekeeper()
    {
        var answer = await server.Get($"/apis/{Constraints}");
        return from resource in answer.IsSuccess ? answer.Object()["resources"] as JsonArray ?? [] : []
               let name = $"{resource!["name"]}"
               where !name.Contains('/', StringComparison.Ordinal)
               select (Constraints, name, $"{resource["kind"]}");
    }
}
