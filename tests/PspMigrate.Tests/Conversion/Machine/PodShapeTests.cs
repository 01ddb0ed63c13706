using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Machine;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;
using PspMigrate.Tests.Manifests;
using PspMigrate.Tests.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Machine;

[TestClass]
public sealed class PodShapeTests
{
    private static readonly KubernetesVersion Version = new(KubernetesVersion.NewestMinor);

    /// <summary>What nobody judges by; below volume mounts anything, as none is of a host path or a token.</summary>
    private static readonly string[] Ignored = ["Name", "Namespace", "Owners", "MeshLabels", "ServiceAccountName"];

    private static readonly Inventory[] Corpus =
        [.. Directory.GetFiles(SharedData.Find("corpus"), "*.yaml").Order(StringComparer.Ordinal).Select(file => Read.File(file).Inventory)];

    /// <summary>Every fourth, which takes seconds.</summary>
    private static readonly PreparedPolicy[] Policies =
    [
        .. Corpus.SelectMany(inventory => inventory.Policies).Where((policy, i) => i % 4 == 0 && PolicyUsability.Dropped(policy) is null)
            .Select((policy, i) => new PreparedPolicy(policy, ServerFeatures.Newest) { Index = i }),
    ];

    private static readonly Pod[] Pods =
    [
        .. Corpus.SelectMany(inventory => inventory.Workloads).Select(workload => workload.Template),
        PodSamples.Full,
        .. PodSamples.Others.Select(other => other.Pod),
    ];

    [TestMethod]
    public void Every_property_that_is_judged_counts_by_itself()
    {
        var full = new PodShape(PodSamples.Full, policies: 0);
        foreach (var (path, pod) in PodSamples.Others)
        {
            var isIgnored = Ignored.Contains(path.Split('.', '[')[0], StringComparer.Ordinal) || path.EndsWith(".Image", StringComparison.Ordinal)
                || path.Contains("VolumeMounts", StringComparison.Ordinal)
                || (path.StartsWith("Volumes[", StringComparison.Ordinal) && path.EndsWith("].Name", StringComparison.Ordinal));

            new PodShape(pod, policies: 0).Equals(full).Should().Be(isIgnored, path);
        }
    }

    [TestMethod]
    public void Writable_host_paths_and_mounted_tokens_count()
    {
        Volume[] volumes = [new() { Name = "v", Sources = ["hostPath"], HostPath = "/" }, new() { Name = "w", Sources = ["secret"] }];
        var readOnly = Mounting(new VolumeMount("v", "/mnt", ReadOnly: true));

        Mounting(new VolumeMount("v", "/mnt", ReadOnly: false)).Should().NotBe(readOnly);
        Mounting(new VolumeMount("w", "/mnt", ReadOnly: false)).Should().Be(readOnly);
        Mounting(new VolumeMount("w", "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly: false)).Should().NotBe(readOnly);

        PodShape Mounting(VolumeMount mount) =>
            new(new() { Volumes = [.. volumes], Containers = [new() { Name = "c", VolumeMounts = [mount] }] }, policies: 0);
    }

    [TestMethod]
    public void Pods_of_one_shape_are_judged_alike_by_all_policies_and_levels()
    {
        var shapes = new PodShapes(Policies.Length);
        var shared = 0;
        foreach (var pod in Pods)
        {
            var shape = shapes.Of(pod);
            shared += ReferenceEquals(shape.Pod, pod) ? 0 : 1;
            Differing(pod, shape).Should().BeEmpty();
        }

        shared.Should().BeGreaterThan(20);
    }

    [TestMethod]
    public void What_policies_never_fill_in_is_refused_before_as_it_is_after()
    {
        foreach (var pod in Pods)
        {
            Policies.Where(policy => policy.Answer(pod, ServerFeatures.Newest).HasFlag(PolicyAnswer.Admits) != policy.Refusals(policy.Fill(pod)).IsEmpty)
                .Should().BeEmpty();
            ControlTable.All.Where(control => !control.IsFilled)
                .Where(control => Policies.Any(policy => !ReferenceEquals(control.Fill(policy.Policy, pod), pod))).Should().BeEmpty();
        }
    }

    /// <summary>The policies by which a pod and the one that is judged in its place are judged otherwise.</summary>
    private static IEnumerable<string> Differing(Pod pod, PodShape shape) =>
        from policy in Policies
        where new[] { false, true }.Any(withoutToken => shape.Of(policy, withoutToken, ServerFeatures.Newest)
                != policy.Answer(ServerPods.ApplyServerDefaults(pod, withoutToken, ServerFeatures.Newest), ServerFeatures.Newest))
            || (!ReferenceEquals(shape.Pod, pod) && !Levels(shape.Pod, policy.Policy).SequenceEqual(Levels(pod, policy.Policy)))
        select policy.Name;

    /// <summary>The strictest levels that a pod passes as it is written, and when it says what its policy fills in.</summary>
    private static Level[] Levels(Pod pod, PodSecurityPolicy policy) =>
    [
        Evaluator.Strictest(PodDefaults.Apply(pod), Version),
        Evaluator.Strictest(PodDefaults.Apply(Fixer.Apply(pod, policy, new(Level.Baseline, Version))), Version),
        Evaluator.Strictest(PodDefaults.Apply(Fixer.Apply(pod, policy, new(Level.Restricted, Version))), Version),
    ];
}
