using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Manifests.Writers;

/// <summary>Writes pods as nodes: what readers take of them, in the order in which Kubernetes shows it.</summary>
/// <remarks>
/// Owners are left out: a written pod is one that somebody creates. What isn't read (commands, resources, …) is gone; volumes get the
/// least source that the API accepts for their type.
/// </remarks>
public static class PodWriter
{
    /// <summary>A whole Pod object.</summary>
    public static MapNode Write(Pod pod) => Tree.Map(
        ("apiVersion", Tree.Text("v1")),
        ("kind", Tree.Text("Pod")),
        ("metadata", Tree.Map(
            ("name", Tree.TextOrNone(pod.Name)),
            ("namespace", Tree.TextOrNone(pod.Namespace)),
            ("labels", Tree.TextMap(pod.Labels)),
            ("annotations", Tree.TextMap(pod.Annotations)))),
        ("spec", Spec(pod)));

    /// <summary>The pod's spec.</summary>
    public static MapNode Spec(Pod pod) => Tree.Map(
        ("os", pod.OsName is null ? null : Tree.Map(("name", Tree.Text(pod.OsName)))),
        ("volumes", Tree.ListOrNone(pod.Volumes.Select(VolumeWriter.Write))),
        ("initContainers", Tree.ListOrNone(pod.InitContainers.Select(ContainerWriter.Write))),
        ("containers", Tree.ListOrNone(pod.Containers.Select(ContainerWriter.Write))),
        ("ephemeralContainers", Tree.ListOrNone(pod.EphemeralContainers.Select(ContainerWriter.Write))),
        ("serviceAccountName", Tree.TextOrNone(pod.ServiceAccountName)),
        ("automountServiceAccountToken", Tree.Flag(pod.AutomountServiceAccountToken)),
        ("hostNetwork", WhenTrue(pod.HostNetwork)),
        ("hostPID", WhenTrue(pod.HostPid)),
        ("hostIPC", WhenTrue(pod.HostIpc)),
        ("hostUsers", Tree.Flag(pod.HostUsers)),
        ("nodeSelector", pod.NodeOs is null ? null : Tree.Map((FieldsOfInterest.NodeOs, Tree.Text(pod.NodeOs)))),
        ("securityContext", SecurityContextWriter.Write(pod.SecurityContext)),
        ("runtimeClassName", Tree.Text(pod.RuntimeClassName)));

    private static Node? WhenTrue(bool flag) => flag ? Tree.Flag(true) : null;
}
