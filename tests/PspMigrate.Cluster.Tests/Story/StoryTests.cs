using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Formats;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Story;

/// <summary>
/// The whole way: from a cluster full of policies to none, doing exactly what <c>status</c> prints. Recorded pods are asked again after each step, by
/// everybody who may create them.
/// </summary>
/// <remarks>
/// An upgrade of the cluster can't be had here. That to v1.24 is a proxy before the same v1.20.2 server, which says another version; what Pod Security
/// would say there is worked out from the labels that stand on the server. That to v1.36 is a move of all objects to another server.
/// </remarks>
[TestClass]
public sealed class StoryTests
{
    private const string Version24 = """{"major": "1", "minor": "24", "gitVersion": "v1.24.17"}""";
    private const string Policies = "/apis/policy/v1beta1/podsecuritypolicies";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("00")]
    [DataRow("36")]
    public void From_policies_to_none_nobody_is_refused_beyond_the_plan_and_in_the_end_nobody_new_gets_in(string name)
    {
        var file = Path.Combine(Repository.Shared("truth", "clusters"), name, "cluster.yaml");
        var inventory = Clusters.Inventory(file);
        using var cluster = new OwnCluster();
        var shell = new Shell(Directory.CreateDirectory(Path.Combine(Scratch.Path, $"story-{name}")).FullName) { Kubeconfig = cluster.Kubeconfig };
        Moved.Load(cluster.Admin, shell, file);
        ImmutableArray<AskedPod> pods = [.. AskedPod.Of(inventory)];
        var before = Asked.All(pods, pod => Asked.Old(cluster.Admin, pod, isPodSecurityOn: false));
        TestContext.WriteLine($"{before.Count} of {pods.Length} pods are answered, {before.Count(answer => answer.Value)} admitted");
        before.Values.Should().Contain(true).And.Contain(false);

        // v1.20: labels are set, and mean nothing yet.
        var walk = new Walk(shell, "pspmigrate status");
        walk.Go(step => Answers(isPodSecurityOn: false).Should().Equal(before, step), until: "upgrade");
        walk.Left().Should().Equal("judge", "upgrade");

        // v1.24: policies and Pod Security.
        using var proxy = new Proxy(seen => seen.Path is "/version" ? new Fault(200, Version24) : null, cluster.Admin);
        shell.Kubeconfig = proxy.Kubeconfig;
        walk.Again();
        walk.Go(step => Changed(Answers(isPodSecurityOn: true)).Should().BeSubsetOf(Planned(inventory), step));
        walk.Left().Should().Contain("delete", "the plugin is on");
        var resume = walk.Words("save")!.Split('"')[1];

        // As the step says: the admission plugin is switched off.
        cluster.Kill();
        cluster.Start(word => word.Replace(",PodSecurityPolicy", "", StringComparison.Ordinal));
        walk.Again();
        walk.Go(step => Changed(Answers(isPodSecurityOn: true)).Where(pod => before[pod]).Should().BeSubsetOf(Planned(inventory), step));
        walk.Left().Should().BeEmpty();
        Changed(Answers(isPodSecurityOn: true)).Should().NotBeEmpty("levels lose rules, as the step says that saves them");
        cluster.Admin.Get(Policies)["items"]!.AsArray().Should().BeEmpty();
        shell.Paste("pspmigrate status --exit-code").Fine();

        // v1.36: what levels lose is kept.
        using var today = new OwnCluster("--release", "1.36-lab");
        Moved.To(today.Admin, cluster.Admin);
        using var lab = new Lab(today.Kubeconfig);
        shell.Kubeconfig = today.Kubeconfig;
        var later = new Walk(shell, resume);
        later.Go(_ => { });
        later.Left().Should().BeEmpty();
        LabPolicies.Await(lab);
        var now = Asked.All(pods, pod => Asked.Modern(lab, today.Admin, pod));
        now.Keys.Should().Contain(before.Keys);
        Changed(now).Should().BeSubsetOf(Planned(inventory));

        foreach (var command in walk.Log.Append(resume).Concat(later.Log))
            TestContext.WriteLine(command);

        ImmutableDictionary<string, bool> Answers(bool isPodSecurityOn)
        {
            // Grants and policies count a moment after they were written.
            Thread.Sleep(TimeSpan.FromSeconds(1));
            return Asked.All(pods, pod => Asked.Old(cluster.Admin, pod, isPodSecurityOn));
        }

        string[] Changed(ImmutableDictionary<string, bool> now) =>
            [.. before.Where(answer => now.TryGetValue(answer.Key, out var other) && other != answer.Value).Select(answer => answer.Key)];
    }

    /// <summary>The pods that the plan says levels refuse.</summary>
    private static IEnumerable<string> Planned(Inventory inventory)
    {
        var refused = Planner.Make(inventory, new() { Version = new(24) }).Refused.Select(item => item.State.Workload).ToHashSet();
        return AskedPod.Of(inventory).Where(pod => refused.Contains(pod.Workload)).Select(pod => pod.ToString());
    }
}
