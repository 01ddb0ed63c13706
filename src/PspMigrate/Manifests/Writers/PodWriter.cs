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
    public static MapNode Write(Pod pod)
    {
        var written = FieldsOf<Pod>.Write(pod, PodFields.Pod);
        return Tree.Map(
            ("apiVersion", Tree.Text("v1")), ("kind", Tree.Text("Pod")), ("metadata", written["metadata"] ?? Tree.Map()),
            ("spec", written["spec"] ?? Tree.Map()));
    }

    /// <summary>The pod's spec.</summary>
    public static MapNode Spec(Pod pod) => (MapNode)Write(pod)["spec"]!;
}
