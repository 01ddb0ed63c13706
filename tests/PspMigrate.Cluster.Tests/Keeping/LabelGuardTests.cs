using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Keeping;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>Guarded labels: users × changes, asked of an API server. It serves no status or finalize of namespaces.</summary>
[TestClass]
[DoNotParallelize]
public sealed class LabelGuardTests
{
    private const string Team = "guarded";

    private const string Manifests =
        """
        {"apiVersion": "v1", "kind": "List", "items": [
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "guarded"}},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "guard-labellers"},
         "rules": [{"apiGroups": [""], "resources": ["namespaces", "namespaces/status", "namespaces/finalize"], "verbs": ["get", "update", "patch"]}]},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "guard-one"},
         "rules": [{"apiGroups": [""], "resources": ["namespaces"], "resourceNames": ["guarded"], "verbs": ["get", "update", "patch"]}]},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "guard-everywhere"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "guard-labellers"},
         "subjects": [{"kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "alice"}, {"kind": "Group",
          "apiGroup": "rbac.authorization.k8s.io", "name": "operators"},
                      {"kind": "ServiceAccount", "namespace": "delivery", "name": "robot"}]},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "guard-one"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "guard-one"},
         "subjects": [{"kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "carol"}]},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "guard-team", "namespace": "guarded"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "guard-labellers"},
         "subjects": [{"kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "bob"}]}
        ]}
        """;

    /// <summary>What labels say before and after, and whether that is laxer.</summary>
    private static readonly (string Before, string After, bool IsLaxer)[] Changes =
    [
        ("", "enforce=privileged", false),
        ("", "enforce=restricted", false),
        ("enforce=baseline", "enforce=restricted", false),
        ("enforce=baseline", "enforce=baseline,team=web", false),
        ("enforce=baseline", "enforce=privileged", true),
        ("enforce=restricted", "enforce=baseline", true),
        ("enforce=restricted", "", true),
        ("enforce=privileged", "", true),
        ("audit=restricted", "audit=baseline", true),
        ("warn=restricted", "", true),
        ("enforce=baseline,warn=restricted", "enforce=restricted", true),
        ("enforce=baseline,enforce-version=v1.30", "enforce=baseline,enforce-version=v1.29", true),
        ("enforce=baseline,enforce-version=v1.30", "enforce=baseline,enforce-version=v1.31", false),
        ("enforce=baseline,enforce-version=v1.9", "enforce=baseline,enforce-version=v1.30", false),
        ("enforce=baseline,enforce-version=latest", "enforce=baseline,enforce-version=v1.30", true),
        ("enforce=baseline,enforce-version=v1.30", "enforce=baseline", false),
        ("enforce=baseline,enforce-version=latest", "enforce=restricted,enforce-version=v1.25", false),
        ("enforce=privileged,enforce-version=latest", "enforce=privileged,enforce-version=v1.25", false),
        ("enforce=restrictde", "enforce=baseline", true),
        ("warn=restrictde", "warn=baseline", false),
    ];

    /// <summary>Who asks, and whether they may change every namespace.</summary>
    private static readonly (string User, string[] Groups, bool MayLower)[] Users =
    [
        ("alice", [], true), ("dave", ["operators"], true), ("system:serviceaccount:delivery:robot", [], true), ("root", ["system:masters"], true),
        ("bob", [], false), ("carol", [], false),
    ];

    [TestMethod]
    [DataRow(KeepScope.Accounts)]
    [DataRow(KeepScope.Grants)]
    public void Only_those_who_may_change_every_namespace_lower_its_labels(KeepScope scope)
    {
        var lab = TestLab.Lab;
        var inventory = Read();
        foreach (var item in JsonNode.Parse(Manifests)!["items"]!.AsArray())
            lab.Put(PathOf(item!), item!.DeepClone().AsObject());
        var kept = Keeper.Keep(Planner.Make(inventory, new()), new() { Scope = scope, GuardsLabels = true });
        JsonNode[] objects = [.. JsonNode.Parse(KeptForms.Json(kept))!["items"]!.AsArray().Select(item => item!.DeepClone())];
        var wrong = new List<string>();
        try
        {
            foreach (var o in objects)
                lab.Put(PathOf(o), o.AsObject());
            WaitUntilInForce(lab);
            foreach (var (before, after, isLaxer) in Changes)
            {
                foreach (var (user, groups, mayLower) in Users)
                {
                    Update(lab, before).Should().Be(HttpStatusCode.OK, "the administrator may do anything");
                    var code = Update(lab, after, user, groups);
                    if (code != (isLaxer && !mayLower ? HttpStatusCode.Forbidden : HttpStatusCode.OK))
                        wrong.Add($"{user}: {before} → {after}: {code}");
                }
            }
        }
        finally
        {
            foreach (var o in objects)
                lab.Delete($"{PathOf(o)}/{o["metadata"]!["name"]}");
        }

        wrong.Should().BeEmpty();
    }

    private static void WaitUntilInForce(Lab lab)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            Update(lab, "enforce=baseline");
            if (Update(lab, "", "bob") == HttpStatusCode.Forbidden)
                return;
            Thread.Sleep(100);
        }

        throw new AssertFailedException("The guard isn't in force after ten seconds.");
    }

    private static HttpStatusCode Update(Lab lab, string labels, string? user = null, params string[] groups)
    {
        var current = JsonNode.Parse(lab.Send(HttpMethod.Get, $"/api/v1/namespaces/{Team}").Body.GetRawText())!;
        var said = new JsonObject();
        foreach (var label in labels.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = (label.Split('=')[0], label.Split('=')[1]);
            said[key is "team" ? key : "pod-security.kubernetes.io/" + key] = value;
        }

        current["metadata"]!["labels"] = said;
        return lab.Send(HttpMethod.Put, $"/api/v1/namespaces/{Team}", current.ToJsonString(), user, groups).Code;
    }

    private static Inventory Read()
    {
        var reader = new ManifestReader(new());
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Manifests));
        reader.Read("in.json", content);
        return reader.Finish().Inventory;
    }

    private static string PathOf(JsonNode o)
    {
        var (version, kind, space) = (o["apiVersion"]!.ToString(), o["kind"]!.ToString(), o["metadata"]!["namespace"]?.ToString());
        var resource = kind.EndsWith('y') ? kind[..^1].ToLower(CultureInfo.InvariantCulture) + "ies" : kind.ToLower(CultureInfo.InvariantCulture) + "s";
        return $"/{(version is "v1" ? "api" : "apis")}/{version}{(space is null ? "" : $"/namespaces/{space}")}/{resource}";
    }
}
