using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Cluster.Tests;

/// <summary>What witnesses claim of policies, put to the real plugin.</summary>
[TestClass]
public sealed class WitnessTests
{
    /// <summary>Fields that v1.20 doesn't know and drops: it judges another pod then.</summary>
    private static readonly string[] Unknown = ["hostUsers", "os", "appArmorProfile", "hostProcess"];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Every_witness_gets_the_answer_of_its_policy_that_it_claims()
    {
        var files = Directory.EnumerateFiles(Repository.Path("fixtures"), "*.yaml", SearchOption.AllDirectories);
        if (Directory.Exists(Repository.Path("..", "shared", "corpus")))
            files = files.Concat(Directory.EnumerateFiles(TestCluster.Corpus, "*.yaml"));
        Manifests.Unbind();
        var (asked, skipped) = (0, 0);
        var differences = new List<string>();
        foreach (var stored in StoredPolicy.StoreAll(files.Order(StringComparer.Ordinal)))
        {
            foreach (var (finding, at, pod, admits) in Claims(stored.Policy))
            {
                var json = Json(PodWriter.Write(pod with { Name = "witness", Namespace = null }))!.AsObject();
                if (Uses(json, Unknown) || pod.EphemeralContainers.Length > 0)
                {
                    skipped++;
                    continue;
                }

                asked++;
                if (pod.RuntimeClassName is { } runtimeClass)
                    MakeRuntimeClass(runtimeClass);
                var (code, body) = stored.Post(json);
                for (var tries = 0; tries < 100 && UnknownClass(body) is { } filledIn; tries++)
                {
                    if (tries == 0)
                        MakeRuntimeClass(filledIn);
                    Thread.Sleep(100);
                    (code, body) = stored.Post(json);
                }

                var by = body["metadata"]?["annotations"]?["kubernetes.io/psp"]?.GetValue<string>() ?? stored.Account;
                by.Should().Be(stored.Account, "no other policy may reach the account");
                if ((code == HttpStatusCode.Created) != admits || !(admits || IsByPolicy(code, body)))
                    differences.Add(
                        $"{stored.Source}, {finding.Kind} {finding.Control.Name} at {at}: we say {(admits ? "admitted" : "refused")}, the server "
                            + $"{(int)code} {body["message"]}: {json.ToJsonString()}");
            }
        }

        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked} pods asked, {skipped} left out because v1.20 does not know their fields"));
        asked.Should().BePositive();
        differences.Should().BeEmpty();
    }

    /// <summary>Refused by the policy, or because of what the policy makes of the pod: not because the pod isn't valid.</summary>
    private static bool IsByPolicy(HttpStatusCode code, JsonNode body) => code switch
    {
        HttpStatusCode.Forbidden => body["message"]!.GetValue<string>().Contains("unable to admit pod", StringComparison.Ordinal),
        HttpStatusCode.UnprocessableEntity =>
            body["message"]!.GetValue<string>().Contains("cannot set `allowPrivilegeEscalation` to false", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Pods of a runtime class that isn't there are refused whatever policies say.</summary>
    private static void MakeRuntimeClass(string name) => TestCluster.GetAdmin().Send(
        HttpMethod.Post,
        "/apis/node.k8s.io/v1/runtimeclasses",
        new JsonObject { ["apiVersion"] = "node.k8s.io/v1", ["kind"] = "RuntimeClass", ["metadata"] = new JsonObject { ["name"] = name }, ["handler"] = "runc" }
            .ToJsonString());

    /// <summary>
    /// The class that the server doesn't know: it learns of one a moment after it was made, and policies fill in others; null when it
    /// knows all.
    /// </summary>
    private static string? UnknownClass(JsonNode body) =>
        body["message"]?.GetValue<string>().Split("RuntimeClass \"") is [_, var rest] && rest.EndsWith("\" not found", StringComparison.Ordinal)
            ? rest[..rest.IndexOf('"', StringComparison.Ordinal)]
            : null;

    /// <summary>Each pod once: what a level says of it doesn't matter here.</summary>
    private static IEnumerable<(Finding Finding, LevelVersion At, Pod Pod, bool Admits)> Claims(PodSecurityPolicy policy)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in from level in Enum
            .GetValues<Level>()
                           from version in new[] { KubernetesVersion.Latest, new(20) }
                           select new LevelVersion(level, version))
        {
            var comparison = Comparer.Compare(policy, at);
            foreach (var finding in comparison.Findings)
            {
                if (Witnesses.Make(comparison, finding) is not { Pod: { } pod } witness)
                    continue;
                if (seen.Add(Json(PodWriter.Write(pod))!.ToJsonString()))
                    yield return (finding, at, pod, witness.Refusals.IsEmpty);
                if (witness.Twin is { } twin && seen.Add(Json(PodWriter.Write(twin))!.ToJsonString()))
                    yield return (finding, at, twin, true);
            }
        }
    }

    private static bool Uses(JsonNode? node, string[] fields) => node switch
    {
        JsonObject map => map.Any(entry => fields.Contains(entry.Key, StringComparer.Ordinal) || Uses(entry.Value, fields)),
        JsonArray list => list.Any(item => Uses(item, fields)),
        _ => false,
    };

    private static JsonNode? Json(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Type: ScalarType.String } text => JsonValue.Create(text.Text),
        ScalarNode other => JsonNode.Parse(other.Text),
        _ => null,
    };
}
