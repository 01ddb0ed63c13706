namespace PspMigrate.Controls;

/// <summary>How a value came to be held.</summary>
public enum Origin
{
    /// <summary>Written at the place itself, or (with an unset value) neither there nor above.</summary>
    Own,
    /// <summary>Written in an annotation.</summary>
    Annotation,
}

/// <summary>One value that a pod holds under a control, and where.</summary>
/// <param name="Value">The value, spelled in the control's own domain.</param>
/// <param name="Place">The pod, or the container that holds it.</param>
/// <param name="Field">The field below the place's own path, as the API spells it (<c>securityContext.privileged</c>).</param>
/// <param name="Text">The value exactly as written, where the server's texts quote it; null when <paramref name="Value"/> says it.</param>
public readonly record struct FieldValue(Value Value, Place Place, string Field, Origin Origin = Origin.Own, string? Text = null)
{
    /// <summary>The value as the server's texts quote it.</summary>
    public string AsWritten => Text ?? Value.ToString();

    /// <summary>The full path of the field, as in <c>spec.containers[0].securityContext.privileged</c>.</summary>
    public string Path => Origin == Origin.Annotation ? Field : $"{Place.Path}.{Field}";
}

/// <summary>The pod itself, or one of its containers or volumes.</summary>
/// <param name="List">The list that it is in (<c>containers</c>, <c>volumes</c>, …); null for the pod.</param>
/// <param name="Name">Its name; empty for the pod.</param>
public sealed record Place(string? List, int Index, string Name)
{
    public static readonly Place Pod = new(null, 0, "");

    public bool IsPod => List is null;

    public string Path => List is null ? "spec" : $"spec.{List}[{Index}]";

    /// <summary>The containers of a pod in the order in which both plugins visit them: init, ordinary, ephemeral.</summary>
    /// <remarks>kubernetes/pod-security-admission policy/visitor.go; pkg/api/v1/pod VisitContainers.</remarks>
    public static (Place Place, Container Container)[] Containers(Pod pod)
    {
        var placed = new (Place, Container)[pod.InitContainers.Length + pod.Containers.Length + pod.EphemeralContainers.Length];
        var count = 0;
        Add("initContainers", pod.InitContainers);
        Add("containers", pod.Containers);
        Add("ephemeralContainers", pod.EphemeralContainers);
        return placed;

        void Add(string list, ImmutableArray<Container> containers)
        {
            for (var i = 0; i < containers.Length; i++)
                placed[count++] = (new(list, i, containers[i].Name), containers[i]);
        }
    }
}

/// <summary>A pod and its containers with their places, found once for all controls that walk them.</summary>
public sealed class PlacedPod(Pod pod)
{
    public Pod Pod { get; } = pod;

    /// <summary>The containers in the order in which both plugins visit them.</summary>
    public ReadOnlySpan<(Place Place, Container Container)> Containers => _containers;

    private readonly (Place, Container)[] _containers = Place.Containers(pod);
}
