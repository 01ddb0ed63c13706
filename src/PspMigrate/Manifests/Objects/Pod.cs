namespace PspMigrate.Manifests.Objects;

/// <summary>A pod, or the template that pods are made from: what the two admission plugins look at, nothing more.</summary>
/// <remarks>Immutable; null means that the field is left out (or null, which is the same to the API server).</remarks>
public sealed record Pod
{
    public string Name { get; init; } = "";
    public string? Namespace { get; init; }
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Maps.Empty;
    /// <summary>The labels that service meshes look at; all others are left out.</summary>
    public ImmutableSortedDictionary<string, string> MeshLabels { get; init; } = Maps.Empty;
    public ValueList<OwnerReference> Owners { get; init; } = [];

    public ValueList<Container> InitContainers { get; init; } = [];
    public ValueList<Container> Containers { get; init; } = [];
    public ValueList<Container> EphemeralContainers { get; init; } = [];
    public ValueList<Volume> Volumes { get; init; } = [];
    public PodSecurityContext? SecurityContext { get; init; }
    public bool HostNetwork { get; init; }
    public bool HostPid { get; init; }
    public bool HostIpc { get; init; }
    public bool? HostUsers { get; init; }
    public string? ServiceAccountName { get; init; }
    public bool? AutomountServiceAccountToken { get; init; }
    public string? RuntimeClassName { get; init; }
    /// <summary>spec.os.name.</summary>
    public string? OsName { get; init; }
    /// <summary>The operating system that its nodeSelector or required node affinity asks for.</summary>
    public string? NodeOs { get; init; }

    /// <summary>Whether it runs on Windows, as far as it says.</summary>
    public bool IsWindows => OsName is "windows" || NodeOs is "windows";

    /// <summary>The fields of the three lists.</summary>
    internal static readonly ImmutableArray<string> ContainerLists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>One of the three lists, by its field.</summary>
    internal ValueList<Container> ContainersOf(string list) => list switch
    {
        "initContainers" => InitContainers,
        "containers" => Containers,
        "ephemeralContainers" => EphemeralContainers,
        _ => [],
    };

    /// <summary>The pod with every container changed; the same object where nothing changes.</summary>
    internal Pod EachContainer(Func<Container, Container> change)
    {
        var (init, main, ephemeral) = (InitContainers.Each(change), Containers.Each(change), EphemeralContainers.Each(change));
        return init.Items == InitContainers.Items && main.Items == Containers.Items && ephemeral.Items == EphemeralContainers.Items
            ? this
            : this with { InitContainers = init, Containers = main, EphemeralContainers = ephemeral };
    }
}

/// <summary>A controlling owner matters: replicas of one controller are judged once.</summary>
public sealed record OwnerReference(string ApiVersion, string Kind, string Uid, bool Controller);

/// <summary>A container of any of the three lists.</summary>
public sealed record Container
{
    public required string Name { get; init; }
    public string? Image { get; init; }
    public SecurityContext? SecurityContext { get; init; }
    public ValueList<ContainerPort> Ports { get; init; } = [];
    public ValueList<VolumeMount> VolumeMounts { get; init; } = [];
    /// <summary>The non-empty <c>host</c> values of its probes' and lifecycle hooks' httpGet and tcpSocket.</summary>
    public ValueList<ProbeHost> ProbeHosts { get; init; } = [];
}

/// <summary>A host that a probe or lifecycle hook names, and the field that names it (<c>livenessProbe.httpGet.host</c>).</summary>
public sealed record ProbeHost(string Field, string Host);

/// <summary>A container port; <paramref name="HostPort"/> 0 is none.</summary>
public sealed record ContainerPort(int Number, int HostPort, string? Protocol = null)
{
    public string? HostIp { get; init; }
    public string? Name { get; init; }
}

/// <summary>A volume mount.</summary>
public sealed record VolumeMount(string Name, string MountPath, bool ReadOnly);

/// <summary>A volume: its name, the keys of its sources (one in a valid pod, none when left out), and what controls look at.</summary>
public sealed record Volume
{
    public required string Name { get; init; }
    /// <summary>Source fields as spelled in the pod API (<c>hostPath</c>, <c>cephfs</c>, …), in document order.</summary>
    public ValueList<string> Sources { get; init; } = [];
    /// <summary>hostPath.path.</summary>
    public string? HostPath { get; init; }
    /// <summary>flexVolume.driver or csi.driver.</summary>
    public string? Driver { get; init; }
    /// <summary>True for a projected volume with exactly the sources of a bound service account token.</summary>
    public bool IsServiceAccountToken { get; init; }
}

/// <summary>What the security contexts of a pod and of a container both may say.</summary>
public abstract record SharedSecurityContext
{
    public SELinuxOptions? SELinuxOptions { get; init; }
    public long? RunAsUser { get; init; }
    public long? RunAsGroup { get; init; }
    public bool? RunAsNonRoot { get; init; }
    public ProfileField? SeccompProfile { get; init; }
    public ProfileField? AppArmorProfile { get; init; }
    public WindowsOptions? WindowsOptions { get; init; }
}

/// <summary>The pod's security context.</summary>
public sealed record PodSecurityContext : SharedSecurityContext
{
    /// <summary>Default when left out; an explicit empty list is not the same.</summary>
    public ValueList<long> SupplementalGroups { get; init; }
    public long? FsGroup { get; init; }
    public ValueList<string> Sysctls { get; init; } = [];
}

/// <summary>A container's security context.</summary>
public sealed record SecurityContext : SharedSecurityContext
{
    public Capabilities? Capabilities { get; init; }
    public bool? Privileged { get; init; }
    public bool? ReadOnlyRootFilesystem { get; init; }
    public bool? AllowPrivilegeEscalation { get; init; }
    public string? ProcMount { get; init; }
}

/// <summary>Capabilities added and dropped; default arrays are lists left out.</summary>
public sealed record Capabilities(ValueList<string> Add, ValueList<string> Drop);

/// <summary>SELinux options; an empty string and a missing part are the same to both plugins.</summary>
public sealed record SELinuxOptions(string User = "", string Role = "", string Type = "", string Level = "");

/// <summary>A seccompProfile or appArmorProfile field.</summary>
public sealed record ProfileField(string Type, string? LocalhostProfile = null);

/// <summary>windowsOptions, as far as looked at.</summary>
public sealed record WindowsOptions(bool? HostProcess = null, string? RunAsUserName = null);
