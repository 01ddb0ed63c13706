using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>Users with too few rights, and impersonation.</summary>
[TestClass]
public sealed class RightsTests
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1/";

    [TestMethod]
    public void As_really_impersonates()
    {
        var run = Run.Of("convert", "--as", "nobody", "--report", "none");

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("error: no right to list podsecuritypolicies").And.Contain("User \"nobody\"");
    }

    [TestMethod]
    public void As_in_the_kubeconfig_really_impersonates()
    {
        var config = File
            .ReadAllText(TestCluster.Kubeconfig)
            .Replace("  user:\n", "  user:\n    as: somebody\n    as-groups: [strangers]\n", StringComparison.Ordinal);
        config.Should().Contain("as: somebody");
        var path = Scratch.Write("as.kubeconfig", config);

        Run.With(path, "convert").Error.Should().Contain("User \"somebody\"");
    }

    [TestMethod]
    public void As_group_gives_the_groups_rights()
    {
        Bind("friends-read", "Group", "friends", "cluster-admin");
        Authorizer.WaitForGroup("friends");

        Run.Of("access", "--as", "somebody").Code.Should().Be(2);
        Run.Of("access", "--as", "somebody", "--as-group", "friends").Fine();
        Run.Of("access", "--as", "somebody", "--as-group", "colleagues, and others", "--as-group", "friends").Fine();
        Run.Of("access", "--as", "somebody", "--as-group", "colleagues, friends").Code.Should().Be(2);
    }

    [TestMethod]
    public void The_role_that_is_printed_suffices()
    {
        LoadRoles();
        Bind("smallest", "User", "reader", "pspmigrate-read");

        var run = Run.Of("convert", "--as", "reader").Fine();
        Run.Of("convert", "--as", "reader", "-n", "default").Fine();
        Run.Of("access", "--as", "reader").Fine();

        run.Error.Should().NotContain("no right");
    }

    /// <remarks>v1.20.2 has no admission policies, and says "forbidden" of their lists to whoever may not list them (measured).</remarks>
    [TestMethod]
    public void The_role_that_is_printed_shows_what_can_be_cleaned_up_on_servers_without_admission_policies()
    {
        LoadRoles();
        Bind("cleaner", "User", "cleaner", "pspmigrate-read");

        Run.Of("cleanup", "--as", "cleaner").Fine();
    }

    [TestMethod]
    public void The_role_that_is_printed_is_the_smallest()
    {
        LoadRoles();
        var role = TestCluster.GetAdmin().Get(Rbac + "clusterroles/pspmigrate-read")["rules"]!.AsArray();
        foreach (var resource in role.SelectMany(rule => rule!["resources"]!.AsArray()).Select(name => name!.GetValue<string>()).ToList())
        {
            var rules = role.DeepClone().AsArray();
            foreach (var rule in rules)
                rule!["resources"] = new JsonArray([.. rule["resources"]!.AsArray()
                    .Where(name => !name!.GetValue<string>().Equals(resource, StringComparison.Ordinal)).Select(name => name!.DeepClone())]);
            TestCluster.GetAdmin().Put(Rbac + "clusterroles", new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = "too-few" },
                ["rules"] = new JsonArray([.. rules.Where(rule => rule!["resources"]!.AsArray().Count > 0).Select(rule => rule!.DeepClone())]),
            });
            Bind("too-few", "User", "poor", "too-few");

            Run.Of("convert", "--as", "poor").Error.Should().Contain($"no right to list {resource}: the answer lacks ");
        }
    }

    [TestMethod]
    public void Without_workloads_there_is_an_answer_that_says_so_unless_it_is_about_them()
    {
        LoadRoles();
        TestCluster.GetAdmin().Put(Rbac + "clusterroles", new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "no-pods" },
            ["rules"] = JsonNode.Parse("""
                [{"apiGroups": ["*"], "resources": ["namespaces", "serviceaccounts", "podsecuritypolicies", "roles", "rolebindings", "clusterroles",
                 "clusterrolebindings"], "verbs": ["list"]}]
                """),
        });
        Bind("no-pods", "User", "no-pods", "no-pods");

        var run = Run.Of("convert", "--as", "no-pods").Fine();
        var exact = Run.Of("convert", "--as", "no-pods", "--fit", "workloads");

        run.Error.Should().Contain("warning: no right to list pods: the answer lacks the pods").And.Contain("pspmigrate access --rbac");
        exact.Code.Should().Be(2);
        exact.Out.Should().BeEmpty();
    }

    private static void LoadRoles() => Manifests.Load(Repository.Path("deploy", "rbac.yaml"));

    private static void Bind(string name, string kind, string subject, string role) => TestCluster.GetAdmin().Put(Rbac + "clusterrolebindings", new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = name },
        ["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "ClusterRole", ["name"] = role },
        ["subjects"] = new JsonArray(new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = kind, ["name"] = subject }),
    });
}
