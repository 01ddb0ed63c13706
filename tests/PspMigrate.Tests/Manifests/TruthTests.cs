using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Tests.Manifests;

/// <summary>Objects that were sent to a real API server: what it could decode is read, what it couldn't is refused.</summary>
[TestClass]
public sealed class TruthTests
{
    [TestMethod]
    [DataRow("policies"), DataRow("policies.gates")]
    public void Policies_that_the_API_server_took_are_read_without_a_word(string file)
    {
        foreach (var line in SharedData.Lines($"truth/pod-security-policy/{file}.jsonl.gz"))
        {
            var diagnostics = new List<Diagnostic>();
            PolicyReader.Read(Tree(line.GetProperty("manifest")), diagnostics).Should().NotBeNull();
            diagnostics.Should().BeEmpty(line.GetProperty("psp").GetString());
        }
    }

    [TestMethod]
    public void Policies_are_errors_exactly_where_the_API_server_could_not_decode_them()
    {
        foreach (var line in SharedData.Lines("truth/pod-security-policy/validation.jsonl.gz"))
        {
            var name = line.GetProperty("case").GetString();
            if (line.GetProperty("manifest").GetProperty("apiVersion").GetString() is not "policy/v1beta1")
                continue;
            var diagnostics = new List<Diagnostic>();
            PolicyReader.Read(Tree(line.GetProperty("manifest")), diagnostics);
            diagnostics.Exists(d => d.Severity == Severity.Error).Should().Be(line.GetProperty("status").GetInt32() == 400, name);
        }
    }

    [TestMethod]
    public void Roles_and_bindings_are_refused_exactly_where_the_API_server_refused_them()
    {
        foreach (var line in SharedData.Lines("truth/rbac/scenarios.jsonl.gz"))
        {
            var rejected = line.GetProperty("rejected_by_api").EnumerateArray()
                .Select(r => $"{r.GetProperty("kind")}/{r.GetProperty("name")}").ToHashSet(StringComparer.Ordinal);
            foreach (var item in line.GetProperty("objects").EnumerateArray())
            {
                var node = Tree(item);
                var kind = item.GetProperty("kind").GetString()!;
                if (!kind.Contains("Role", StringComparison.Ordinal))
                    continue;
                var diagnostics = new List<Diagnostic>();
                object? read = kind.EndsWith("Binding", StringComparison.Ordinal)
                    ? BindingReader.Read(node, diagnostics)
                    : RoleReader.Read(node, diagnostics);
                var name = $"{kind}/{item.GetProperty("metadata").GetProperty("name")}";
                (read is null).Should().Be(rejected.Contains(name), $"{item}");
            }
        }
    }

    [TestMethod]
    [DataRow("truth/pod-security/shared-pods.jsonl.gz", "pod"), DataRow("truth/pod-security/shared-upstream-testdata.jsonl.gz", "pod")]
    [DataRow("truth/pod-security-policy/pods.jsonl.gz", "manifest"), DataRow("truth/pod-security-policy/pods.gates.jsonl.gz", "manifest")]
    public void Pods_are_read_without_a_word(string file, string property)
    {
        var count = 0;
        foreach (var line in SharedData.Lines(file))
        {
            var diagnostics = new List<Diagnostic>();
            var pod = PodReader.Read(Tree(line.GetProperty(property)), diagnostics);
            diagnostics.Should().BeEmpty(line.ToString());
            pod.Name.Should().NotBeEmpty();
            count++;
        }

        count.Should().BeGreaterThan(10);
    }

    [TestMethod]
    public void Only_the_volume_that_a_secret_policy_admits_is_a_service_account_token()
    {
        // With only secret allowed, the server admitted a projected volume exactly when it took it for a token.
        var allowed = SharedData.Lines("truth/pod-security-policy/decisions.gates.jsonl.gz")
            .Where(d => d.GetProperty("psp").GetString() is "p-volumes-secret-only")
            .ToDictionary(d => d.GetProperty("pod").GetString()!, d => d.GetProperty("allowed").GetBoolean(), StringComparer.Ordinal);
        var compared = 0;
        foreach (var line in SharedData.Lines("truth/pod-security-policy/pods.gates.jsonl.gz"))
        {
            var pod = PodReader.Read(Tree(line.GetProperty("manifest")), []);
            if (pod.Volumes.Length != 1
                || !pod.Volumes[0].Sources.Contains("projected", StringComparer.Ordinal)
                || !allowed.TryGetValue(pod.Name, out var isAllowed))
                continue;
            pod.Volumes[0].IsServiceAccountToken.Should().Be(isAllowed, pod.Name);
            compared++;
        }

        compared.Should().BePositive();
    }

    private static MapNode Tree(JsonElement json) => (MapNode)JsonTree.Parse("truth.json", json.GetRawText());
}
