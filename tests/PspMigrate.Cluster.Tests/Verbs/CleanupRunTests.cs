using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests.Verbs;

/// <summary><c>cleanup</c> on a real API server that enforces PodSecurityPolicy.</summary>
[TestClass]
public sealed class CleanupRunTests
{
    private static OwnCluster? _cluster;

    private static OwnCluster Cluster => _cluster ??= new OwnCluster("--no-controllers");

    private static Admin Admin => Cluster.Admin;

    [ClassCleanup]
    public static void Stop() => _cluster?.Dispose();

    [TestMethod]
    public void What_is_deleted_comes_back_as_it_was()
    {
        Leftovers.Fill(Admin);
        var before = Leftovers.State(Admin);
        var reviews = Reviews();
        var file = Scratch.NewFile(".json");

        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", file).Fine();

        Leftovers.Names(Admin, Leftovers.Policies).Should().BeEmpty();
        Leftovers.Names(Admin, $"{Leftovers.Rbac}/clusterroles").Should().Contain("mixed").And.NotContain(["used", "free"]);
        Leftovers.Names(Admin, $"{Leftovers.Rbac}/rolebindings").Should().NotContain("here");
        Reviews().Should().Be(reviews, "no access review about anything else has another answer");
        Of("cleanup", "-o", "name").Fine().Out.Should().BeEmpty();

        Of("cleanup", "--restore", file, "--yes").Fine().Error.Should().Contain("Restored 8 objects");

        Leftovers.State(Admin).Should().Be(before);
        Of("cleanup", "--restore", file, "--yes").Fine();
    }

    [TestMethod]
    public void While_the_plugin_is_on_only_what_admits_no_pod_goes()
    {
        Leftovers.Fill(Admin);
        Pod("app").Should().Be("used");
        var file = Scratch.NewFile(".json");

        Of("cleanup", "--apply", "--yes", "--restore-file", file).Fine().Error.Should()
            .Contain("The admission plugin PodSecurityPolicy is on: 4 objects can go once it is off");

        Leftovers.Names(Admin, Leftovers.Policies).Should().Equal("used");
        Leftovers.Names(Admin, $"{Leftovers.Rbac}/clusterroles").Should().Contain("used").And.NotContain("free");
        Pod("app").Should().Be("used");
        Of("cleanup", "--apply", "--yes").Fine().Error.Should().Contain("Nothing can be deleted now");
    }

    /// <summary>Why grants and policies wait for the plugin.</summary>
    [TestMethod]
    public void Without_grants_and_without_policies_every_pod_is_refused_while_the_plugin_is_on()
    {
        Leftovers.Fill(Admin);
        Admin.Delete($"{Leftovers.Rbac}/clusterrolebindings/everybody");
        Settled(() => Pod("app")).Should().Contain("unable to admit pod: []");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", Scratch.NewFile(".json")).Fine();
        Settled(() => Pod(null)).Should().Contain("no providers available to validate pod request");
    }

    [TestMethod]
    public void Namespaces_that_enforce_nothing_are_told_first()
    {
        Leftovers.Fill(Admin);
        var before = Leftovers.State(Admin);

        var run = Of("cleanup", "--apply", "--yes", "--plugin-off");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("would admit every pod: this server (v1.20) has no Pod Security").And
            .Contain("upgrade to v1.23 or v1.24 first").And.Contain("--unenforced");
        Leftovers.State(Admin).Should().Be(before);

        using var proxy =
            new Proxy(seen => seen.Path is "/version" ? new Fault(200, """{"major": "1", "minor": "24", "gitVersion": "v1.24.17"}""") : null, Admin);
        run = Run.With(proxy.Kubeconfig, "cleanup", "--apply", "--yes", "--plugin-off");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("would admit every pod: no enforce label on").And.Contain("--unenforced");
        Leftovers.State(Admin).Should().Be(before);
    }

    [TestMethod]
    public void Without_yes_and_a_terminal_nothing_is_deleted()
    {
        Leftovers.Fill(Admin);
        var before = Leftovers.State(Admin);

        Of("cleanup", "--apply", "--plugin-off", "--unenforced").Error.Should().Contain("use --yes");

        Leftovers.State(Admin).Should().Be(before);
    }

    [TestMethod]
    public void Releases_are_found_by_what_helm_stores_and_their_objects_are_left_to_it()
    {
        Leftovers.Fill(Admin);
        Admin.Put("/api/v1/namespaces/default/secrets", Release("mon", "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: used}\n"));
        Leftovers.Policy(Admin, "owned", "mon");

        Of("cleanup").Fine().Out.Should().Contain("mon in default (chart-of-mon 1.2.3): used").And
            .Contain("PodSecurityPolicy/owned (cluster); belongs to Helm release mon");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", Scratch.NewFile(".json")).Fine().Error.Should()
            .Contain("left: PodSecurityPolicy/owned");

        Leftovers.Names(Admin, Leftovers.Policies).Should().Equal("owned");
        Admin.Delete($"{Leftovers.Policies}/owned");
        Admin.Delete("/api/v1/namespaces/default/secrets/sh.helm.release.v1.mon.v1");
    }

    private static Run Of(params string[] args) => Run.With(Cluster.Kubeconfig, args);

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
        Leftovers.Role(Admin, "make-pods", Leftovers.Rule("", "pods", "create"));
        Leftovers.Bind(Admin, "clusterrolebindings", "make-pods", "ClusterRole", "make-pods", "system:authenticated");
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
}
