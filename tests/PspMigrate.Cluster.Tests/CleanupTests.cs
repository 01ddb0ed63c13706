using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary><c>cleanup</c> on a real API server that enforces PodSecurityPolicy.</summary>
[TestClass]
public sealed class CleanupTests
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
    private const string Policies = "/apis/policy/v1beta1/podsecuritypolicies";

    private static OwnCluster? _cluster;

    private static OwnCluster Cluster => _cluster ??= new OwnCluster("--no-controllers");

    private static Admin Admin => Cluster.Admin;

    [ClassCleanup]
    public static void Stop() => _cluster?.Dispose();

    [TestMethod]
    public void What_is_deleted_comes_back_as_it_was()
    {
        Fill();
        var before = State();
        var reviews = Reviews();
        var file = Scratch.NewFile(".json");

        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", file).Fine();

        Names(Policies).Should().BeEmpty();
        Names($"{Rbac}/clusterroles").Should().Contain("mixed").And.NotContain(["used", "free"]);
        Names($"{Rbac}/rolebindings").Should().NotContain("here");
        Reviews().Should().Be(reviews, "no access review about anything else has another answer");
        Of("cleanup", "-o", "names").Fine().Out.Should().BeEmpty();

        Of("cleanup", "--restore", file, "--yes").Fine().Error.Should().Contain("Restored 8 objects");

        State().Should().Be(before);
        Of("cleanup", "--restore", file, "--yes").Fine();
    }

    [TestMethod]
    public void While_the_plugin_is_on_only_what_admits_no_pod_goes()
    {
        Fill();
        Pod("app").Should().Be("used");
        var file = Scratch.NewFile(".json");

        Of("cleanup", "--apply", "--yes", "--restore-file", file).Fine().Error.Should()
            .Contain("The admission plugin PodSecurityPolicy is on: 4 objects can go once it is off");

        Names(Policies).Should().Equal("used");
        Names($"{Rbac}/clusterroles").Should().Contain("used").And.NotContain("free");
        Pod("app").Should().Be("used");
        Of("cleanup", "--apply", "--yes").Fine().Error.Should().Contain("Nothing can be deleted now");
    }

    /// <summary>Why grants and policies wait for the plugin.</summary>
    [TestMethod]
    public void Without_grants_and_without_policies_every_pod_is_refused_while_the_plugin_is_on()
    {
        Fill();
        Admin.Delete($"{Rbac}/clusterrolebindings/everybody");
        Settled(() => Pod("app")).Should().Contain("unable to admit pod: []");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", Scratch.NewFile(".json")).Fine();
        Settled(() => Pod(null)).Should().Contain("no providers available to validate pod request");
    }

    [TestMethod]
    public void Namespaces_that_enforce_nothing_are_told_first()
    {
        Fill();
        var before = State();

        var run = Of("cleanup", "--apply", "--yes", "--plugin-off");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("would take every pod: this server (v1.20) has no Pod Security").And
            .Contain("upgrade to v1.23 or v1.24 first").And.Contain("--unenforced");
        State().Should().Be(before);

        using var proxy =
            new Proxy(seen => seen.Path is "/version" ? new Fault(200, """{"major": "1", "minor": "24", "gitVersion": "v1.24.17"}""") : null, Admin);
        run = Run.With(proxy.Kubeconfig, "cleanup", "--apply", "--yes", "--plugin-off");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("would take every pod: no enforce label on").And.Contain("--unenforced");
        State().Should().Be(before);
    }

    [TestMethod]
    public void Without_yes_and_a_terminal_nothing_is_deleted()
    {
        Fill();
        var before = State();

        Of("cleanup", "--apply", "--plugin-off", "--unenforced").Error.Should().Contain("use --yes");

        State().Should().Be(before);
    }

    [TestMethod]
    public void What_somebody_made_since_is_not_overwritten()
    {
        Fill();
        var file = Scratch.NewFile(".json");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", file).Fine();
        Role("used", Rule("", "pods", "get"));

        var run = Of("cleanup", "--restore", file, "--yes");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("ClusterRole used says something else by now").And.Contain("nothing was restored");
        Names(Policies).Should().BeEmpty();
    }

    [TestMethod]
    public void Releases_are_found_by_what_helm_stores_and_their_objects_are_left_to_it()
    {
        Fill();
        Admin.Put("/api/v1/namespaces/default/secrets", Release("mon", "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: used}\n"));
        Policy("owned", "mon");

        Of("cleanup").Fine().Out.Should().Contain("mon in default (chart-of-mon 1.2.3): used").And
            .Contain("PodSecurityPolicy/owned (cluster); belongs to Helm release mon");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", Scratch.NewFile(".json")).Fine().Error.Should()
            .Contain("left: PodSecurityPolicy/owned");

        Names(Policies).Should().Equal("owned");
        Admin.Delete($"{Policies}/owned");
        Admin.Delete("/api/v1/namespaces/default/secrets/sh.helm.release.v1.mon.v1");
    }

    private static Run Of(params string[] args) => Run.With(Cluster.Kubeconfig, args);

    private static void Fill()
    {
        // No controller makes them here.
        foreach (var ns in new[] { "default", "kube-system" })
            Admin.Put($"/api/v1/namespaces/{ns}/serviceaccounts", new() { ["metadata"] = new JsonObject { ["name"] = "default" } });
        Policy("used");
        Policy("free");
        Role("used", Use("used", "extensions"));
        Role("free", Use("free", "policy"));
        Role("mixed", Rule("", "pods", "get"), Use("used", "policy"), Rule("policy", "poddisruptionbudgets,podsecuritypolicies", "get"));
        Admin.Put($"{Rbac}/namespaces/default/roles",
            new() { ["metadata"] = new JsonObject { ["name"] = "here" }, ["rules"] = new JsonArray(Use("free", "policy")) });
        Bind("clusterrolebindings", "everybody", "ClusterRole", "used", "system:authenticated");
        Bind("namespaces/default/rolebindings", "here", "Role", "here", "*");
        Bind("clusterrolebindings", "developers", "ClusterRole", "mixed", "developers");
    }

    private static void Policy(string name, string? release = null)
    {
        var policy = JsonNode
            .Parse(
                """
                {"spec": {"privileged": true, "volumes": ["*"], "seLinux": {"rule": "RunAsAny"}, "runAsUser": {"rule": "RunAsAny"},
                 "supplementalGroups": {"rule": "RunAsAny"}, "fsGroup": {"rule": "RunAsAny"}}}
                """)!
            .AsObject();
        policy["metadata"] =
            new JsonObject
            {
                ["name"] = name,
                ["annotations"] = release is null ? [] : new JsonObject
                {
                    ["meta.helm.sh/release-name"] = release,
                    ["meta.helm.sh/release-namespace"] = "default"
                }
            };
        Admin.Put(Policies, policy);
    }

    private static void Role(string name, params JsonNode[] rules) =>
        Admin.Put($"{Rbac}/clusterroles", new() { ["metadata"] = new JsonObject { ["name"] = name }, ["rules"] = new JsonArray(rules) });

    private static JsonObject Use(string policy, string apiGroup)
    {
        var rule = Rule(apiGroup, "podsecuritypolicies", "use");
        rule["resourceNames"] = new JsonArray(policy);
        return rule;
    }

    private static JsonObject Rule(string apiGroup, string resources, string verb) => new()
    {
        ["apiGroups"] = new JsonArray(apiGroup),
        ["resources"] = new JsonArray([.. resources.Split(',').Select(resource => (JsonNode)resource)]),
        ["verbs"] = new JsonArray(verb),
    };

    private static void Bind(string path, string name, string kind, string role, string group) => Admin.Put($"{Rbac}/{path}", new()
    {
        ["metadata"] = new JsonObject { ["name"] = name },
        ["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = kind, ["name"] = role },
        ["subjects"] = new JsonArray(new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "Group", ["name"] = group }),
    });

    /// <summary>As helm writes it: JSON, gzipped, in base64, and in base64 once more as every Secret.</summary>
    private static JsonObject Release(string name, string manifest)
    {
        var json = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = "default",
            ["manifest"] = manifest,
            ["chart"] = new JsonObject { ["metadata"] = new JsonObject { ["name"] = $"chart-of-{name}", ["version"] = "1.2.3" } },
        };
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return new()
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"sh.helm.release.v1.{name}.v1",
                ["labels"] = new JsonObject { ["owner"] = "helm", ["status"] = "deployed", ["name"] = name }
            },
            ["type"] = "helm.sh/release.v1",
            ["data"] = new JsonObject { ["release"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(packed.ToArray()))) },
        };
    }

    /// <summary>The policy that admits a pod of a user, or the server's refusal.</summary>
    private static string Pod(string? user)
    {
        Admin.Put(
            $"{Rbac}/clusterroles", new() { ["metadata"] = new JsonObject { ["name"] = "make-pods" }, ["rules"] = new JsonArray(Rule("", "pods", "create")) });
        Bind("clusterrolebindings", "make-pods", "ClusterRole", "make-pods", "system:authenticated");
        var (_, body) = Settled(() => Admin.Send(
            HttpMethod.Post, "/api/v1/namespaces/default/pods?dryRun=All",
            """{"metadata": {"name": "a"}, "spec": {"automountServiceAccountToken": false, "containers": [{"name": "c", "image": "i"}]}}""", user: user));
        return body["metadata"]?["annotations"]?["kubernetes.io/psp"]?.GetValue<string>() ?? body["message"]!.GetValue<string>();
    }

    /// <summary>RBAC and policies are seen a moment after they were written.</summary>
    private static T Settled<T>(Func<T> ask)
    {
        Thread.Sleep(TimeSpan.FromSeconds(1));
        return ask();
    }

    private static string Reviews()
    {
        Thread.Sleep(TimeSpan.FromSeconds(1));
        var answers = new StringBuilder();
        foreach (var group in new[] { "developers", "system:authenticated" })
        {
            foreach (var (apiGroup, resource) in new[] { ("", "pods"), ("policy", "poddisruptionbudgets"), ("", "secrets"), ("apps", "deployments") })
            {
                foreach (var verb in new[] { "get", "create", "use" })
                {
                    var review = new JsonObject
                    {
                        ["spec"] = new JsonObject
                        {
                            ["user"] = "somebody",
                            ["groups"] = new JsonArray(group),
                            ["resourceAttributes"] =
                                new JsonObject { ["group"] = apiGroup, ["resource"] = resource, ["verb"] = verb, ["namespace"] = "default" },
                        },
                    };
                    var (_, body) = Admin.Send(HttpMethod.Post, "/apis/authorization.k8s.io/v1/subjectaccessreviews", review.ToJsonString());
                    answers.Append(body["status"]!["allowed"]!.GetValue<bool>() ? 'y' : 'n');
                }
            }
        }

        return answers.ToString();
    }

    private static string[] Names(string path) => [.. Admin.Get(path)["items"]!.AsArray().Select(item => item!["metadata"]!["name"]!.GetValue<string>())];

    /// <summary>Everything that a cleanup may touch, without what only the server writes.</summary>
    private static string State()
    {
        var text = new StringBuilder();
        foreach (var path in new[] { Policies, $"{Rbac}/clusterroles", $"{Rbac}/clusterrolebindings", $"{Rbac}/roles", $"{Rbac}/rolebindings" })
        {
            foreach (var item in Admin.Get(path)["items"]!.AsArray())
            {
                foreach (var key in new[] { "uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink", "generation" })
                    item!["metadata"]!.AsObject().Remove(key);
                text.Append(item!.ToJsonString()).Append('\n');
            }
        }

        return text.ToString();
    }
}
