using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary><c>apply</c> while the real API server dies and comes back.</summary>
[TestClass]
public sealed class RestartTests
{
    private const int Namespaces = 300;
    private const string Prefix = "pod-security.kubernetes.io/";

    private static OwnCluster? _cluster;

    private static OwnCluster Cluster => _cluster ??= Filled();

    [ClassCleanup]
    public static void Stop() => _cluster?.Dispose();

    [TestMethod]
    public async Task A_server_that_comes_back_soon_is_waited_for()
    {
        var before = State();
        var file = Scratch.NewFile(".json");

        var applying = Apply(file);
        WaitForLabels(applying);
        Cluster.Kill();
        Cluster.Start();
        var run = await applying;

        run.Fine().Error.Should().Contain($"Labelled {Labelled()} namespaces");
        Labelled().Should().BeGreaterThan(Namespaces);
        RollBack(file);
        State().Should().Be(before);
    }

    [TestMethod]
    public async Task When_the_server_stays_away_it_says_what_was_done_and_goes_on_when_run_again()
    {
        var before = State();
        var file = Scratch.NewFile(".json");

        var applying = Apply(file);
        WaitForLabels(applying);
        Cluster.Kill();
        var run = await applying;
        Cluster.Start();
        var done = Labelled();
        var again = await Apply(file);

        run.Code.Should().Be(2);
        run.Error.Should().Contain("can't reach the API server").And.MatchRegex($"Stopped: ({done}|{done - 1}) of {Labelled()} namespaces labelled");
        done.Should().BeInRange(1, Namespaces - 1);
        again.Fine().Error.Should().Contain($"Labelled {Labelled() - done} namespaces");
        RollBack(file);
        State().Should().Be(before);
    }

    private static Task<Run> Apply(string file) => Task.Run(() => Run.With(
        Cluster.Kubeconfig, "apply", "--yes", "--enforce", "baseline", "--audit", "restricted", "--warn", "restricted", "--rollback-file", file));

    private static void RollBack(string file) => Run.With(Cluster.Kubeconfig, "apply", "--rollback", file, "--yes").Fine();

    private static void WaitForLabels(Task<Run> applying)
    {
        OwnCluster.WaitUntil(() => applying.IsCompleted || Labelled() >= 20);
        if (applying.IsCompleted)
            throw new AssertFailedException($"it was not in the middle: {applying.Result}");
    }

    private static int Labelled() => List($"?labelSelector={Prefix}warn%3Drestricted").Count;

    private static JsonArray List(string query) => Cluster.Admin.Get("/api/v1/namespaces" + query)["items"]!.AsArray();

    /// <summary>All labels and their owners.</summary>
    private static string State() => string.Join('\n', List("").Select(space =>
    {
        var metadata = space!["metadata"]!;
        foreach (var entry in metadata["managedFields"]?.AsArray() ?? [])
            entry!.AsObject().Remove("time");
        return $"{metadata["name"]} {metadata["labels"]?.ToJsonString()} {metadata["managedFields"]?.ToJsonString()}";
    }));

    private static OwnCluster Filled()
    {
        var cluster = new OwnCluster("--no-controllers");
        var admin = cluster.Admin;
        admin.Put("/apis/policy/v1beta1/podsecuritypolicies", JsonNode.Parse("""
            {"metadata": {"name": "all"}, "spec": {"volumes": ["*"], "runAsUser": {"rule": "RunAsAny"}, "seLinux": {"rule": "RunAsAny"},
             "fsGroup": {"rule": "RunAsAny"}, "supplementalGroups": {"rule": "RunAsAny"} } }
            """)!.AsObject());
        const string rbac = "/apis/rbac.authorization.k8s.io/v1/";
        admin.Put(rbac + "clusterroles", JsonNode.Parse("""
            {"metadata": {"name": "all"}, "rules": [{"apiGroups": ["policy"], "resources": ["podsecuritypolicies"], "resourceNames": ["all"],
             "verbs": ["use"]}]}
            """)!.AsObject());
        admin.Put(rbac + "clusterrolebindings", JsonNode.Parse("""
            {"metadata": {"name": "all"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "all"},
             "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "system:serviceaccounts"}]}
            """)!.AsObject());
        for (var i = 0; i < Namespaces; i++)
            admin.Namespace($"space-{i:000}", ("team", "a"));
        // Some have an owner who doesn't mind.
        for (var i = 0; i < Namespaces; i += 10)
            admin.Send(HttpMethod.Patch, $"/api/v1/namespaces/space-{i:000}?fieldManager=gitops",
                $$"""{"metadata": {"labels": {"{{Prefix}}enforce": "baseline"} } }""", "application/merge-patch+json");
        return cluster;
    }
}
