using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Standards;

/// <summary>The two defaults of the API server that change what the checks see.</summary>
/// <remarks>pkg/apis/core/v1/defaults.go: SetDefaults_Volume, and the host ports of pods on the host's network.</remarks>
public static class PodDefaults
{
    /// <summary>A volume without a source is an emptyDir; with hostNetwork a port's hostPort is its containerPort.</summary>
    /// <remarks>Ephemeral containers keep their ports. Gives the same pod back when nothing changes.</remarks>
    public static Pod Apply(Pod pod) => HostPorts(Volumes(pod));

    /// <summary>What the server does to the template in a controller: ports are left alone from v1.28 on.</summary>
    /// <remarks>Up to v1.27 SetDefaults_PodSpec did it for templates too; assumed to have ended with v1.28's gate
    /// DefaultHostNetworkHostPortsInPodTemplates (off), since facts/pod-security-checks.md, 15 only has 1.20 and 1.35.</remarks>
    public static Pod ApplyToTemplate(Pod pod, KubernetesVersion server) => server.Minor < 28 ? Apply(pod) : Volumes(pod);

    private static Pod Volumes(Pod pod)
    {
        if (pod.Volumes.All(volume => !volume.Sources.IsEmpty))
            return pod;
        return pod with
        {
            Volumes = [.. pod.Volumes.Select(volume => volume.Sources.IsEmpty ? volume with { Sources = ["emptyDir"] } : volume)],
        };
    }

    private static Pod HostPorts(Pod pod)
    {
        if (!pod.HostNetwork)
            return pod;
        var defaulted = pod.EachContainer(container => container.Ports.All(port => port.HostPort != 0 || port.Number == 0)
            ? container
            : container with
            {
                Ports = [.. container.Ports.Select(port => port.HostPort == 0 ? port with { HostPort = port.Number } : port)],
            });
        return ReferenceEquals(defaulted, pod) ? pod : defaulted with { EphemeralContainers = pod.EphemeralContainers };
    }
}
