using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

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
/// <param name="Origin">How it came to be there.</param>
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
/// <param name="Index">Its index in that list.</param>
/// <param name="Name">Its name; empty for the pod.</param>
public readonly record struct Place(string? List, int Index, string Name)
{
    public static readonly Place Pod = new(null, 0, "");

    public bool IsPod => List is null;

    public string Path => List is null ? "spec" : $"spec.{List}[{Index}]";

    /// <summary>The containers of a pod in the order in which both plugins visit them: init, ordinary, ephemeral.</summary>
    /// <remarks>kubernetes/pod-security-admission policy/visitor.go; pkg/api/v1/pod VisitContainers.</remarks>
    public static PlacedContainers Containers(Pod pod) => new(pod);
}

/// <summary>The containers of a pod with their places. A struct, since every control walks them for every pod.</summary>
public readonly struct PlacedContainers(Pod pod)
{
    public Enumerator GetEnumerator() => new(pod);

    public (Place Place, Container Container)[] ToArray()
    {
        var places = new List<(Place, Container)>();
        foreach (var item in this)
            places.Add(item);
        return [.. places];
    }

    /// <summary>Walks the three lists in turn.</summary>
    public struct Enumerator(Pod pod)
    {
        private int _list;
        private int _index = -1;

        public readonly (Place Place, Container Container) Current =>
            (new(Name(_list), _index, Of(_list)[_index].Name), Of(_list)[_index]);

        public bool MoveNext()
        {
            _index++;
            while (_index >= Of(_list).Length)
            {
                if (++_list > 2)
                    return false;
                _index = 0;
            }

            return true;
        }

        private static string Name(int list) => list switch
        {
            0 => "initContainers",
            1 => "containers",
            _ => "ephemeralContainers",
        };

        private readonly ImmutableArray<Container> Of(int list) => list switch
        {
            0 => pod.InitContainers,
            1 => pod.Containers,
            _ => pod.EphemeralContainers,
        };
    }
}
