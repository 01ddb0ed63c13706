namespace PspMigrate.Standards;

/// <summary>The two defaults of the API server that change what the checks see.</summary>
/// <remarks>pkg/apis/core/v1/defaults.go: SetDefaults_Volume, and the host ports of pods on the host's network.</remarks>
public static class PodDefaults
{
    /// <summary>A volume without a source is an emptyDir; with hostNetwork a port's hostPort is its containerPort.</summary>
    /// <remarks>Ephemeral containers keep their ports. Gives the same pod back when nothing changes.</remarks>
    public static Pod Apply(Pod pod) => HostPorts(Volumes(pod));

    private static Pod Volumes(Pod pod) => pod.Volumes.All(volume => !volume.Sources.IsEmpty)
        ? pod
        : pod with { Volumes = [.. pod.Volumes.Select(volume => volume.Sources.IsEmpty ? volume with { Sources = ["emptyDir"] } : volume)] };

    private static Pod HostPorts(Pod pod)
    {
        if (!pod.HostNetwork)
            return pod;
        var defaulted = pod.EachContainer(container => container.Ports.All(port => port.HostPort != 0 || port.Number == 0)
            ? container
            : container with { Ports = [.. container.Ports.Select(port => port.HostPort == 0 ? port with { HostPort = port.Number } : port)] });
        return ReferenceEquals(defaulted, pod) ? pod : defaulted with { EphemeralContainers = pod.EphemeralContainers };
    }
}
