using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Defaults;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Keeping;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>What stands in for defaults on hosted clusters: namespaces with and without labels × operations, asked of an API server.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NamespacePolicyTests
{
    private const string Prefix = "pod-security.kubernetes.io/";

    private const string Set = "enforce=baseline,enforce-version=v1.36,audit=restricted,audit-version=v1.36,warn=restricted,warn-version=v1.36";

    /// <summary>Labels of a new namespace, whether a policy that only asks lets it in, and its labels where another one sets them.</summary>
    private static readonly (string? Labels, bool IsTaken, string Made)[] Creations =
    [
        (null, false, Set),
        ("", false, Set),
        ("team=web", false, "team=web," + Set),
        ("enforce=privileged", true, "enforce=privileged"),
        ("enforce=restricted,team=web", true, "enforce=restricted,team=web"),
        ("audit=baseline", false, "enforce=baseline,enforce-version=v1.36,audit=baseline,warn=restricted,warn-version=v1.36"),
        ("audit=baseline,audit-version=v1.30,warn=privileged", false,
            "audit=baseline,audit-version=v1.30,warn=privileged,enforce=baseline,enforce-version=v1.36"),
        ("enforce-version=v1.20", false, Set),
    ];

    /// <summary>What a namespace says before and after, and whether the change is let in. Those of before the policies stay as they are.</summary>
    private static readonly (string Before, string After, bool IsTaken)[] Updates =
    [
        ("", "team=web", true),
        ("", "enforce=baseline", true),
        ("team=web", "", true),
        ("enforce=baseline", "enforce=restricted", true),
        ("enforce=restricted", "enforce=privileged", true),
        ("enforce=baseline,team=web", "enforce=baseline", true),
        ("enforce=baseline", "", false),
        ("enforce=baseline", "audit=baseline", false),
    ];

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void New_namespaces_have_a_label_and_none_loses_it(bool isSet)
    {
        var lab = TestLab.Lab;
        var version = new KubernetesVersion(isSet ? 36 : 30);
        var defaults = DefaultsPlanner.Make(Planner.Make(new Inventory(), new() { Version = new(36), ServerMinor = version.Minor }), Level.Baseline);
        JsonNode[] objects = [.. NamespacePolicies.Of(defaults).Select(file => JsonNode.Parse(KeptForms.JsonOf(new(file.Node, [])))!)];
        objects.Select(o => o["kind"]!.ToString()).Distinct().Count().Should().Be(isSet ? 4 : 2);
        var wrong = new List<string>();
        var (number, run) = (0, Guid.NewGuid().ToString("N")[..8]);
        // Namespaces of before.
        string[] before = [.. Updates.Select((_, index) => $"before-{run}-{index}")];
        for (var i = 0; i < before.Length; i++)
            CreateUntouched(lab, before[i], Updates[i].Before);
        try
        {
            foreach (var o in objects)
                lab.Put(PathOf(o), o.DeepClone().AsObject());
            WaitUntilInForce(lab, run, isSet);
            foreach (var (labels, isTaken, made) in Creations)
            {
                var (code, body) = Create(lab, $"new-{run}-{number++}", labels);
                if (code != (isSet || isTaken ? HttpStatusCode.Created : HttpStatusCode.Forbidden))
                    wrong.Add($"create {labels ?? "no labels"}: {code} {body}");
                else if (code == HttpStatusCode.Created && !Same(body, isSet ? made : labels ?? ""))
                    wrong.Add($"create {labels ?? "no labels"}: {body}");
            }

            for (var i = 0; i < before.Length; i++)
            {
                var code = Update(lab, before[i], Updates[i].After);
                if (code != (Updates[i].IsTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden))
                    wrong.Add($"update {Updates[i].Before} → {Updates[i].After}: {code}");
            }

            // What the API server makes by itself.
            if (Create(lab, "kube-public", null).Code is not (HttpStatusCode.Created or HttpStatusCode.Conflict) and var refused)
                wrong.Add($"kube-public: {refused}");
        }
        finally
        {
            foreach (var o in objects)
                lab.Delete($"{PathOf(o)}/{o["metadata"]!["name"]}");
            // The next test may create namespaces, too.
            CreateUntouched(lab, $"after-{run}", "");
        }

        wrong.Should().BeEmpty();
    }

    private static void WaitUntilInForce(Lab lab, string run, bool isSet)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            // One policy is about new namespaces, another about labels that are taken off; they begin at different times.
            var (code, body) = Create(lab, $"try-{run}-{tries}", "");
            Create(lab, $"labelled-{run}-{tries}", "enforce=baseline");
            if ((isSet ? code == HttpStatusCode.Created && Same(body, Set) : code == HttpStatusCode.Forbidden)
                && Update(lab, $"labelled-{run}-{tries}", "") == HttpStatusCode.Forbidden)
                return;
            Thread.Sleep(100);
        }

        throw new AssertFailedException("The policies aren't in force after ten seconds.");
    }

    /// <summary>Policies are in force for a moment after they are gone.</summary>
    private static void CreateUntouched(Lab lab, string name, string labels)
    {
        for (var tries = 0; Create(lab, name, labels) is not (HttpStatusCode.Created, { } body) || !Same(body, labels); tries++)
        {
            lab.Delete($"/api/v1/namespaces/{name}");
            (tries < 100).Should().BeTrue("policies that are deleted end to be in force");
            Thread.Sleep(100);
        }
    }

    private static (HttpStatusCode Code, JsonNode? Body) Create(Lab lab, string name, string? labels)
    {
        var item = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = name } };
        if (labels is not null)
            item["metadata"]!["labels"] = Said(labels);
        var answer = lab.Send(HttpMethod.Post, "/api/v1/namespaces", item.ToJsonString());
        return (answer.Code, JsonNode.Parse(answer.Body.GetRawText()));
    }

    private static HttpStatusCode Update(Lab lab, string name, string labels)
    {
        var current = JsonNode.Parse(lab.Send(HttpMethod.Get, $"/api/v1/namespaces/{name}").Body.GetRawText())!;
        current["metadata"]!["labels"] = Said(labels);
        return lab.Send(HttpMethod.Put, $"/api/v1/namespaces/{name}", current.ToJsonString()).Code;
    }

    /// <summary>Whether an object has exactly these labels, beside the one that the server gives every namespace.</summary>
    private static bool Same(JsonNode? body, string labels) =>
        (body?["metadata"]?["labels"]?.AsObject() ?? []).Where(label => label.Key is not "kubernetes.io/metadata.name")
            .Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal)
            .SequenceEqual(Said(labels).Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static JsonObject Said(string labels)
    {
        var said = new JsonObject();
        foreach (var label in labels.Split(',', StringSplitOptions.RemoveEmptyEntries))
            said[label.Split('=')[0] is "team" ? "team" : Prefix + label.Split('=')[0]] = label.Split('=')[1];
        return said;
    }

    private static string PathOf(JsonNode o)
    {
        var kind = o["kind"]!.ToString().ToLower(CultureInfo.InvariantCulture);
        return $"/apis/{o["apiVersion"]}/{(kind.EndsWith('y') ? kind[..^1] + "ies" : kind + "s")}";
    }
}
