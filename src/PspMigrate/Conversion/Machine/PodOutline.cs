namespace PspMigrate.Conversion.Machine;

/// <summary>What policies and levels look at in a pod besides its containers and volumes.</summary>
/// <param name="Bare">
/// The pod without its parts, and without what nobody judges by: its own name and owners, and its account. A new field counts by itself.
/// </param>
/// <param name="Annotations">The annotations of profiles that aren't about one container.</param>
internal readonly record struct PodOutline(Pod Bare, ValueList<(string Key, string Value)> Annotations)
{
    public static PodOutline Of(Pod pod, ProfileAnnotations annotations) => new(
        pod with
        {
            Name = "",
            Namespace = null,
            Owners = [],
            Annotations = Maps.Empty,
            MeshLabels = Maps.Empty,
            ServiceAccountName = null,
            InitContainers = [],
            Containers = [],
            EphemeralContainers = [],
            Volumes = [],
        },
        annotations.OfPod);
}
