using CsCheck;
using PspMigrate.Controls;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Machine;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Standards;
using PspMigrate.Tests.Manifests;
using PspMigrate.Tests.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Machine;

[TestClass]
public sealed class PodShapesTests
{
    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/";
    private const string Token = "/var/run/secrets/kubernetes.io/serviceaccount";

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

    private static readonly PodSecurityPolicy Open = new()
    {
        Name = "open",
        Volumes = ["*"],
        AllowedCapabilities = ["*"],
        RunAsUser = new("RunAsAny", []),
        SupplementalGroups = new("RunAsAny", []),
        FsGroup = new("RunAsAny", []),
        SELinux = new("RunAsAny", null),
        HostNetwork = true,
        HostPorts = [new(0, 65535)],
    };

    /// <summary>Some that look at and fill in what few of the corpus do.</summary>
    private static readonly PreparedPolicy[] Rare =
    [
        .. new[]
        {
            Open with { AllowedHostPaths = [new("/", ReadOnly: true), new("/var", ReadOnly: false)] },
            Open with { AllowedCapabilities = [], DefaultAddCapabilities = ["NET_ADMIN"], RequiredDropCapabilities = ["ALL"] },
            Open with { SELinux = new("MustRunAs", new(Type: "container_t")), ReadOnlyRootFilesystem = true },
            Open with { RunAsUser = new("MustRunAs", [new(1000, 1000)]), AllowPrivilegeEscalation = false },
            Open with
            {
                Annotations = Maps.Empty
                    .Add("apparmor.security.beta.kubernetes.io/defaultProfileName", "unconfined")
                    .Add("seccomp.security.alpha.kubernetes.io/defaultProfileName", "unconfined")
                    .Add("seccomp.security.alpha.kubernetes.io/allowedProfileNames", "*"),
            },
        }.Select((policy, i) => new PreparedPolicy(policy, ServerFeatures.Newest) { Index = Policies.Length + i }),
    ];

    private static readonly Pod[] Pods =
    [
        .. Corpus.SelectMany(inventory => inventory.Workloads).Select(workload => workload.Template),
        PodSamples.Full,
        .. PodSamples.Others.Select(other => other.Pod),
    ];

    [TestMethod]
    public void Every_property_that_is_judged_makes_a_part_of_its_own()
    {
        foreach (var (path, pod) in PodSamples.Others)
        {
            var shapes = new PodShapes(policies: 0);
            var isIgnored = Ignored.Contains(path.Split('.', '[')[0], StringComparer.Ordinal) || path.EndsWith(".Image", StringComparison.Ordinal)
                || path.Contains("VolumeMounts", StringComparison.Ordinal)
                || (path.EndsWith("].Name", StringComparison.Ordinal) && !path.Contains("Ports", StringComparison.Ordinal));

            shapes.Of(Named(pod)).Parts.SequenceEqual(shapes.Of(Named(PodSamples.Full)).Parts).Should().Be(isIgnored, path);
        }

        static Pod Named(Pod pod) => pod with
        {
            InitContainers = pod.InitContainers.Each(container => container with { Name = "init-" + container.Name }),
            EphemeralContainers = pod.EphemeralContainers.Each(container => container with { Name = "ephemeral-" + container.Name }),
        };
    }

    [TestMethod]
    public void Writable_host_paths_and_mounted_tokens_count()
    {
        Volume[] volumes = [new() { Name = "v", Sources = ["hostPath"], HostPath = "/" }, new() { Name = "w", Sources = ["secret"] }];
        var shapes = new PodShapes(policies: 0);
        var readOnly = Mounting(new VolumeMount("v", "/mnt", ReadOnly: true));

        Mounting(new VolumeMount("v", "/mnt", ReadOnly: false)).Should().NotBe(readOnly);
        Mounting(new VolumeMount("w", "/mnt", ReadOnly: false)).Should().Be(readOnly);
        Mounting(new VolumeMount("w", Token, ReadOnly: false)).Should().NotBe(readOnly);

        PodPart Mounting(VolumeMount mount) =>
            shapes.Of(new() { Volumes = [.. volumes], Containers = [new() { Name = "c", VolumeMounts = [mount] }] }).Parts[0];
    }

    [TestMethod]
    public void Names_count_only_by_what_annotations_say_of_them()
    {
        var shapes = new PodShapes(policies: 0);
        var own = Of("a", "a", "x");

        Of("b", "b", "x").Should().Be(own);
        Of("a", "a", "y").Should().NotBe(own);
        Of("a", "b", "x").Should().NotBe(own);

        PodPart Of(string name, string annotated, string profile) =>
            shapes.Of(new() { Annotations = Maps.Empty.Add(AppArmor + annotated, profile), Containers = [new() { Name = name }] }).Parts[0];
    }

    [TestMethod]
    public void Pods_that_share_parts_are_judged_by_them_as_a_whole_by_all_policies_and_levels()
    {
        var judges = new Judges(fillsIn: false);
        var parts = new HashSet<PodPart>();
        foreach (var pod in Pods)
        {
            judges.Differing(pod, Policies).Should().BeEmpty();
            parts.UnionWith(judges.PartsOf(pod));
        }

        parts.Count.Should().BeLessThan(Pods.Sum(pod => Place.Containers(pod).Length) * 3 / 4);
    }

    [TestMethod]
    public void Parts_judge_every_pod_as_a_whole_does()
    {
        var judges = new[] { false, true }.Select(fillsIn => new Judges(fillsIn)).ToArray();
        Gen.Select(JudgedPods.Any, JudgedPods.OneOf([.. Policies, .. Enumerable.Repeat(Rare, 3).SelectMany(rare => rare)]).Array[3])
            .Sample((pod, policies) => judges.SelectMany(judge => judge.Differing(pod, policies)).Should().BeEmpty(), iter: 20_000);
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

    /// <summary>Judges pods by their parts, which it remembers, and as a whole; may be asked from several threads.</summary>
    private sealed class Judges(bool fillsIn)
    {
        private readonly PodShapes _shapes = new(Policies.Length + Rare.Length);
        private readonly ShapeLevels _levels = new(new() { Version = Version, FillsIn = fillsIn });

        public PodPart[] PartsOf(Pod pod) => _shapes.Of(pod).Parts;

        /// <summary>The policies by which a pod and its parts are judged otherwise.</summary>
        public IEnumerable<string> Differing(Pod pod, IEnumerable<PreparedPolicy> policies)
        {
            var shape = _shapes.Of(pod);
            return from policy in policies
                   where new[] { false, true }.Any(withoutToken => shape.Of(policy, withoutToken, ServerFeatures.Newest)
                           != policy.Answer(ServerPods.ApplyServerDefaults(pod, ServerFeatures.Newest, withoutToken), ServerFeatures.Newest))
                       || _levels.Of(shape, policy.Policy) != Levels(pod, policy.Policy)
                   select policy.Name;
        }

        /// <summary>The strictest levels that a pod passes as it is judged, and when it says what its policy fills in.</summary>
        private (Level Strictest, Level AfterFix) Levels(Pod pod, PodSecurityPolicy policy)
        {
            var judged = fillsIn ? FilledPods.Of(pod, policy, Version) : pod;
            var strictest = Evaluator.Strictest(PodDefaults.Apply(judged), Version);
            var afterFix = new[] { Level.Restricted, Level.Baseline }.FirstOrDefault(level => IsPassed(new(level, Version)), Level.Privileged);
            return (strictest, afterFix > strictest ? afterFix : strictest);

            bool IsPassed(LevelVersion at) => Evaluator.Evaluate(PodDefaults.Apply(Fixer.Apply(judged, policy, at)), at).Allowed;
        }
    }
}
