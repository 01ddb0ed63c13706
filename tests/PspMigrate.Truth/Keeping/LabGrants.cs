using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using PspMigrate.Access;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Keeping;

/// <summary>The roles and bindings of an input, in the lab as long as they are needed.</summary>
/// <remarks>Roles have the rules about policies that they end up with: the lab has no controller that aggregates them, and no built-in ones.</remarks>
public sealed class LabGrants : IDisposable
{
    private const string Group = "rbac.authorization.k8s.io";

    private readonly Lab _lab;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    public LabGrants(Lab lab, Inventory inventory)
    {
        _lab = lab;
        var index = AccessIndex.Build(inventory);
        foreach (var binding in inventory.Bindings)
        {
            var role = binding.RoleRef;
            var home = role.Kind is "Role" ? binding.Namespace : null;
            Put(home, "role", role.Name, new() { ["rules"] = new JsonArray([.. index.UseRules(home, role.Name).Select(Rule)]) });
            Put(binding.Namespace, "rolebinding", binding.Name, new()
            {
                ["roleRef"] = new JsonObject { ["apiGroup"] = Group, ["kind"] = role.Kind, ["name"] = role.Name },
                ["subjects"] = new JsonArray([.. binding.Subjects.Select(Subject)]),
            });
        }
    }

    /// <summary>Waits until they count: roles and bindings are watched, each kind for itself, and the last ones are seen last.</summary>
    public void Await()
    {
        const string space = "default";
        var mark = $"mark-{Stopwatch.GetTimestamp()}";
        Mark(null, "configmaps");
        Mark(space, "serviceaccounts");
        var watch = Stopwatch.StartNew();
        while (!May("configmaps") || !May("serviceaccounts"))
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(1))
                throw new TruthException("roles and bindings did not count in time");
            Thread.Sleep(5);
        }

        bool May(string resource) => _lab.Send(HttpMethod.Get, $"/api/v1/namespaces/{space}/{resource}", user: mark).Code == HttpStatusCode.OK;

        void Mark(string? home, string resource)
        {
            Put(home, "role", mark, new() { ["rules"] = new JsonArray(Rule(new() { ApiGroups = [""], Resources = [resource], Verbs = ["list"] })) });
            Put(home, "rolebinding", mark, new()
            {
                ["roleRef"] = new JsonObject { ["apiGroup"] = Group, ["kind"] = home is null ? "ClusterRole" : "Role", ["name"] = mark },
                ["subjects"] = new JsonArray(Subject(new("User", mark, null, default))),
            });
        }
    }

    public void Dispose()
    {
        foreach (var path in _made)
            _lab.Delete(path);
    }

    private void Put(string? @namespace, string kind, string name, JsonObject o)
    {
        var path = @namespace is null ? $"/apis/{Group}/v1/cluster{kind}s" : $"/apis/{Group}/v1/namespaces/{@namespace}/{kind}s";
        if (!_made.Add($"{path}/{name}"))
            return;
        o["metadata"] = new JsonObject { ["name"] = name };
        _lab.Put(path, o);
    }

    private static JsonObject Rule(PolicyRule rule) => new()
    {
        ["apiGroups"] = Texts(rule.ApiGroups),
        ["resources"] = Texts(rule.Resources),
        ["resourceNames"] = Texts(rule.ResourceNames),
        ["verbs"] = Texts(rule.Verbs),
    };

    private static JsonObject Subject(Subject subject) => subject.Kind is "ServiceAccount"
        ? new() { ["kind"] = subject.Kind, ["name"] = subject.Name, ["namespace"] = subject.Namespace }
        : new() { ["kind"] = subject.Kind, ["name"] = subject.Name, ["apiGroup"] = Group };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
