using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary><c>access</c> against the server's own answers.</summary>
[TestClass]
public sealed class AccessTests
{
    [TestMethod]
    public void Every_account_may_use_exactly_what_the_server_says()
    {
        Manifests.Load(Repository.Path("fixtures", "article"));
        Manifests.Load(Repository.Path("fixtures", "article-everybody"));
        if (Directory.Exists(Repository.Path("..", "shared", "corpus")))
            Manifests.Load(Directory.EnumerateFiles(TestCluster.Corpus, "*-SET.yaml").Order(StringComparer.Ordinal));
        var answer = JsonNode.Parse(Run.Of("access", "-o", "json").Fine().Out)!;
        var policies = Names("/apis/policy/v1beta1/podsecuritypolicies");

        var differences = new List<string>();
        var questions = 0;
        foreach (var (space, account, usable) in Accounts(answer))
        {
            foreach (var policy in policies)
            {
                questions++;
                var ours = usable.Contains(policy);
                var server = Authorizer.Allows(space, account, "use", "policy", "podsecuritypolicies", policy)
                    || Authorizer.Allows(space, account, "use", "extensions", "podsecuritypolicies", policy);
                if (ours != server)
                    differences.Add($"{space}:{account} use {policy}: server {server}, ours {ours}");
            }
        }

        questions.Should().BePositive();
        differences.Should().BeEmpty();
    }

    [TestMethod]
    public void Who_can_label_are_exactly_those_whom_the_server_lets()
    {
        var admin = TestCluster.GetAdmin();
        admin.Namespace("labelled");
        admin.Namespace("other");
        Grant("by-status", """[{"apiGroups": [""], "resources": ["namespaces/status"], "verbs": ["update"]}]""");
        Grant("by-name", """[{"apiGroups": [""], "resources": ["namespaces"], "resourceNames": ["labelled"], "verbs": ["patch"]}]""");
        Grant("by-star", """[{"apiGroups": ["*"], "resources": ["*/finalize"], "verbs": ["update"]}]""");
        Grant("only-reads", """[{"apiGroups": [""], "resources": ["namespaces"], "verbs": ["get", "list", "create", "delete"]}]""");
        Grant("of-another-group", """[{"apiGroups": ["apps"], "resources": ["namespaces"], "verbs": ["*"]}]""");

        var grants = JsonNode.Parse(Run.Of("access", "--who-can-label", "-n", "labelled", "-o", "json").Fine().Out)!["grants"]!.AsArray();
        var others = JsonNode.Parse(Run.Of("access", "--who-can-label", "-n", "other", "-o", "json").Fine().Out)!["grants"]!.AsArray();

        Users(grants).Should().BeEquivalentTo("by-status", "by-name", "by-star");
        Users(others).Should().BeEquivalentTo("by-status", "by-star");
        foreach (var user in new[] { "by-status", "by-name", "by-star", "only-reads", "of-another-group" })
            CanLabel(user, "labelled").Should().Be(Users(grants).Contains(user), user);
    }

    [TestMethod]
    public void A_policy_that_is_not_there_is_named()
    {
        var run = Run.Of("access", "no-such-policy");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("error: there is no policy \"no-such-policy\"");
    }

    private static void Grant(string user, string rules)
    {
        const string rbac = "/apis/rbac.authorization.k8s.io/v1/";
        var admin = TestCluster.GetAdmin();
        admin.Put(rbac + "clusterroles", new JsonObject { ["metadata"] = new JsonObject { ["name"] = user }, ["rules"] = JsonNode.Parse(rules) });
        admin.Put(rbac + "clusterrolebindings", new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = user },
            ["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "ClusterRole", ["name"] = user },
            ["subjects"] = new JsonArray(new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "User", ["name"] = user }),
        });
    }

    /// <summary>Tries all ways of writing a namespace as that user, and looks whether a label came through.</summary>
    private static bool CanLabel(string user, string name)
    {
        var admin = TestCluster.GetAdmin();
        var path = $"/api/v1/namespaces/{name}";
        foreach (var way in new[] { "", "/status", "/finalize" })
        {
            var value = Guid.NewGuid().ToString("N");
            var o = admin.Get(path);
            o["metadata"]!["labels"] = new JsonObject { ["tried"] = value };
            admin.Send(HttpMethod.Put, path + way, o.ToJsonString(), user: user);
            admin.Send(HttpMethod.Patch, path + way, $$"""{"metadata": {"labels": {"tried": "{{value}}"} } }""", "application/merge-patch+json", user);
            if (string.Equals(admin.Get(path)["metadata"]!["labels"]?["tried"]?.GetValue<string>(), value, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static List<string> Users(JsonArray grants) =>
        [.. grants.Where(grant => grant!["subject"]!["kind"]!.GetValue<string>() is "User").Select(grant => grant!["subject"]!["name"]!.GetValue<string>())];

    private static List<string> Names(string path) =>
        [.. TestCluster.GetAdmin().Get(path)["items"]!.AsArray().Select(item => item!["metadata"]!["name"]!.GetValue<string>())];

    private static IEnumerable<(string Space, string Account, HashSet<string> Usable)> Accounts(JsonNode answer) =>
        from space in answer["namespaces"]!.AsArray()
        from account in space["serviceAccounts"]!.AsArray()
        select (
            space["name"]!.GetValue<string>(),
            account["name"]!.GetValue<string>(),
            account["policies"]!.AsArray().Select(policy => policy!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
}
