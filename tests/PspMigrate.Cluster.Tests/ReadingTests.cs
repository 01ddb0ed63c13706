using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>A cluster is read as the files would be that kubectl makes of it.</summary>
[TestClass]
public sealed class ReadingTests
{
    private const string Kinds = "psp,clusterroles,clusterrolebindings,roles,rolebindings,sa,ns,pods,rc,deploy,ds,sts,jobs,cronjobs";

    [TestMethod]
    public void The_article_converts_live_as_from_files()
    {
        Manifests.Load(Repository.Path("fixtures", "article"));

        Compare();
    }

    [TestMethod]
    public void Ten_sets_of_real_manifests_convert_live_as_from_files()
    {
        Manifests.Load(Directory.EnumerateFiles(TestCluster.Corpus, "*-SET.yaml").Order(StringComparer.Ordinal).Take(10)).Should().BePositive();

        Compare();
    }

    [TestMethod]
    public void A_policy_of_a_file_wins_over_the_one_of_the_cluster()
    {
        Manifests.Load(Repository.Path("fixtures", "article"));
        var file = Scratch.Write("psp.yaml", """
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata: {name: privileged}
            spec:
              runAsUser: {rule: MustRunAsNonRoot}
              seLinux: {rule: RunAsAny}
              fsGroup: {rule: RunAsAny}
              supplementalGroups: {rule: RunAsAny}
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [ALL]
              volumes: [configMap]
            """);

        var report = Scratch.NewFile(".json");
        Run.Of("convert", "--cluster", file, "--report", "json", "--report-file", report, "-o", "name").Fine();

        JsonNode.Parse(File.ReadAllText(report))!["policies"]!.AsArray().Should().ContainSingle(policy => policy!["name"]!.GetValue<string>() == "privileged")
            .Which!["closest"]!.GetValue<string>().Should().NotBe("privileged");
    }

    [TestMethod]
    public void Only_the_namespaces_asked_for_are_read()
    {
        Manifests.Load(Repository.Path("fixtures", "article"));
        using var proxy = new Proxy(_ => null);

        Run.With(proxy.Kubeconfig, "convert", "-n", "security-test", "--report", "none", "-o", "name").Fine()
            .Out.Should().Be("namespace/security-test\n");

        proxy.Requests.Select(request => request.Path).Should().Contain("/api/v1/namespaces/security-test/pods").And.NotContain("/api/v1/pods");
    }

    [TestMethod]
    public void A_selector_chooses_namespaces_by_their_labels()
    {
        Manifests.Load(Repository.Path("fixtures", "article"));
        TestCluster.GetAdmin().Namespace("security-test", ("chosen", "yes"));

        Run.Of("convert", "-l", "chosen=yes", "--report", "none", "-o", "name").Fine().Out.Should().Be("namespace/security-test\n");
    }

    private static void Compare()
    {
        // Controllers may still be making pods while both look.
        for (var attempt = 1; ; attempt++)
        {
            var (code, yaml, error) = Dump();
            code.Should().Be(0, error);
            var file = Scratch.Write("dump.yaml", yaml);
            // Of labels in files all that differ would stay, of a cluster's the stricter ones.
            var (fromFile, live) = (Answer(file, "--kubernetes-version", "v1.20", "--overwrite"), Answer("--overwrite"));
            if (fromFile == live)
                return;
            if (attempt == 5)
                live.Should().Be(fromFile);
            Thread.Sleep(1000);
        }
    }

    /// <summary>All objects with who set which label: what other programs set is left to them.</summary>
    /// <remarks>kubectl shows managedFields up to v1.20, and from v1.21 on with a flag that it didn't know before.</remarks>
    private static (int Code, string Yaml, string Error) Dump()
    {
        string[] get = ["get", Kinds, "-A", "-o", "yaml"];
        var dump = Kubectl.Run(null, [.. get, "--show-managed-fields"]);
        return dump.Error.Contains("unknown flag", StringComparison.Ordinal) ? Kubectl.Run(null, get) : dump;
    }

    private static (string Labels, string Report) Answer(params string[] args)
    {
        var file = Scratch.NewFile(".json");
        var run = Run.Of(["convert", .. args, "--report", "json", "--report-file", file]).Fine();
        return (run.Out, Canonical(JsonNode.Parse(File.ReadAllText(file))));
    }

    /// <summary>
    /// A report without places, which differ, without the order that they give, and without what files may lack: what a live cluster
    /// names and doesn't have isn't there.
    /// </summary>
    private static string Canonical(JsonNode? node) => node switch
    {
        JsonObject map when map.ContainsKey("file") => "place",
        JsonObject map => "{" + string.Join(",", map.Where(entry => entry.Key is not "unknownGrants").OrderBy(entry => entry.Key,
            StringComparer.Ordinal).Select(entry => $"{entry.Key}:{Canonical(entry.Value)}")) + "}",
        JsonArray list => "[" + string.Join(",", list.Select(Canonical).Order(StringComparer.Ordinal)) + "]",
        _ => (node?.ToJsonString() ?? "null").Replace("which is not in the input", @"which doesn\u0027t exist", StringComparison.Ordinal),
    };
}
