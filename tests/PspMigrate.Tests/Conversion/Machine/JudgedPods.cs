using CsCheck;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Machine;

/// <summary>Pods that say something under every control now and then, of values that policies and levels tell apart; most of them say little.</summary>
internal static class JudgedPods
{
    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/";
    private const string Seccomp = "container.seccomp.security.alpha.kubernetes.io/";
    private const string OfPod = "seccomp.security.alpha.kubernetes.io/pod";

    private static readonly Gen<bool?> Flag = Rarely(Gen.Bool.Select(flag => (bool?)flag));
    private static readonly Gen<long?> Id = Rarely(OneOf<long?>(0, 1, 1000, 100_000));
    private static readonly Gen<string?> Profile = OneOf<string?>("unconfined", "runtime/default", "localhost/a", "");

    private static readonly Gen<ProfileField?> Field =
        Rarely(OneOf<ProfileField?>(new("Unconfined"), new("RuntimeDefault"), new("Localhost", "a")));

    private static readonly Gen<ValueList<string>> Names = Gen.OneOf(
        Gen.Const(default(ValueList<string>)),
        OneOf("ALL", "all", "NET_RAW", "NET_ADMIN", "NET_BIND_SERVICE", "CAP_SYS_ADMIN", "CHOWN").Array[0, 2].Select(names => (ValueList<string>)[.. names]));

    private static readonly Gen<Capabilities?> Capabilities =
        Rarely(Gen.Select(Names, Names, (add, drop) => (Capabilities?)new(add, drop)));

    private static readonly Gen<SELinuxOptions?> SELinux =
        Rarely(OneOf<SELinuxOptions?>(new(Type: "container_t"), new(Type: "spc_t"), new(User: "u"), new(Level: "s0:c2,c1")));

    private static readonly SecurityContext Harmless = new()
    {
        AllowPrivilegeEscalation = false,
        RunAsNonRoot = true,
        RunAsUser = 1000,
        Capabilities = new(default, ["ALL"]),
        SeccompProfile = new("RuntimeDefault"),
    };

    /// <summary>Contexts that every level and most policies take, now and then with something else.</summary>
    private static readonly Gen<SecurityContext?> Context = Rarely(
        Gen.Select(Gen.Select(Flag, Flag, Flag, Flag, Capabilities), Gen.Select(Id, Id, SELinux, Field, Field), Flag, (own, shared, host) =>
            (SecurityContext?)new SecurityContext
            {
                Privileged = own.Item1,
                AllowPrivilegeEscalation = own.Item2 ?? Harmless.AllowPrivilegeEscalation,
                ReadOnlyRootFilesystem = own.Item3,
                RunAsNonRoot = own.Item4,
                Capabilities = own.Item5 ?? Harmless.Capabilities,
                RunAsUser = shared.Item1,
                RunAsGroup = shared.Item2,
                SELinuxOptions = shared.Item3,
                SeccompProfile = shared.Item4,
                AppArmorProfile = shared.Item5,
                ProcMount = host == true ? "Unmasked" : null,
                WindowsOptions = host == false ? new(HostProcess: true) : null,
            }),
        OneOf(Harmless, Harmless, Harmless, null));

    private static readonly PodSecurityContext HarmlessPod = new() { RunAsNonRoot = true, SeccompProfile = new("RuntimeDefault") };

    private static readonly Gen<PodSecurityContext?> PodContext = Rarely(
        Gen.Select(Gen.Select(Flag, Id, Id, SELinux), Field, Field, Id, (shared, seccomp, appArmor, group) =>
            (PodSecurityContext?)new PodSecurityContext
            {
                RunAsNonRoot = shared.Item1 ?? HarmlessPod.RunAsNonRoot,
                RunAsUser = shared.Item2,
                RunAsGroup = shared.Item3,
                SELinuxOptions = shared.Item4,
                SeccompProfile = seccomp ?? HarmlessPod.SeccompProfile,
                AppArmorProfile = appArmor,
                FsGroup = group,
                SupplementalGroups = group is { } id ? [id] : default,
                Sysctls = group == 0 ? ["kernel.msgmax"] : [],
            }),
        OneOf(HarmlessPod, null));

    private static readonly Gen<Volume> Volume = Gen.Select(
        OneOf("v", "w", "x"),
        OneOf<(string[] Sources, string? Path)>(
            (["hostPath"], "/var/log"), (["hostPath"], "/"), (["secret"], null), (["configMap"], null), (["emptyDir"], null), ([], null),
            (["projected"], null)),
        (name, source) => new Volume
        {
            Name = name,
            Sources = [.. source.Sources],
            HostPath = source.Path,
            IsServiceAccountToken = source.Sources is ["projected"],
        });

    private static readonly Gen<ValueList<VolumeMount>> Mounts = Gen.Select(
        OneOf("v", "w", "x"), OneOf("/mnt", "/var/run/secrets/kubernetes.io/serviceaccount"), Gen.Bool,
        (name, path, readOnly) => new VolumeMount(name, path, readOnly)).Array[0, 2].Select(mounts => (ValueList<VolumeMount>)[.. mounts]);

    private static readonly Gen<Container> Container = Gen.Select(
        OneOf("a", "b", "c", "d"), Context, Mounts, OneOf(0, 0, 0, 80, 8080), OneOf(false, false, false, true),
        (name, context, mounts, port, probes) => new Container
        {
            Name = name,
            SecurityContext = context,
            VolumeMounts = mounts,
            Ports = [new(8000, port)],
            ProbeHosts = probes ? [new("livenessProbe.httpGet.host", "127.0.0.1")] : [],
        });

    private static readonly Gen<ImmutableSortedDictionary<string, string>> Annotations = Rarely(
        Gen.Select(OneOf(AppArmor + "a", AppArmor + "b", AppArmor + "none", Seccomp + "a", Seccomp + "b", OfPod), Profile, (key, name) => (key, name))
            .Array[1, 3].Select(entries => entries.Aggregate(Maps.Empty, (all, entry) => all.SetItem(entry.key, entry.name!))),
        Gen.Const(Maps.Empty));

    public static readonly Gen<Pod> Any = Gen.Select(
        Gen.Select(PodContext, Annotations, Rarely(Volume.Array[0, 3], Gen.Const<Volume[]>([]))),
        Gen.Select(Container.Array[0, 1], Container.Array[0, 3], Container.Array[0, 1]),
        OneOf<string?>(null, null, null, null, "windows", "linux"),
        Rarely(Gen.Select(Flag, Flag, Flag)),
        (own, containers, os, flags) => new Pod
        {
            SecurityContext = own.Item1,
            Annotations = own.Item2,
            Volumes = [.. own.Item3],
            InitContainers = [.. containers.Item1],
            Containers = [.. containers.Item2],
            EphemeralContainers = [.. containers.Item3],
            OsName = os is "linux" ? null : os,
            NodeOs = os is "linux" ? "windows" : null,
            HostNetwork = flags.Item1 == true,
            HostPid = flags.Item1 == false,
            HostUsers = flags.Item2,
            RuntimeClassName = flags.Item3 == true ? "example" : null,
        });

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<T?> Rarely<T>(Gen<T?> some) => Rarely(some, Gen.Const(default(T)));

    private static Gen<T> Rarely<T>(Gen<T> some, Gen<T> usual) =>
        Gen.Select(Gen.Int[0, 3], some, usual, (dice, rare, often) => dice == 0 ? rare : often);
}
