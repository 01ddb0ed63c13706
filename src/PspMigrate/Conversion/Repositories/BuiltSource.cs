using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A workload in one build.</summary>
/// <param name="Fix">What it needs; null for nothing.</param>
internal sealed record BuiltUse(BuiltRoot Root, MapNode Node, Fix? Fix)
{
    /// <summary>What is to become of the built object.</summary>
    public ImmutableArray<FieldEdit> Fields => Fix is null ? [] : WorkloadPaths.EditOf(Fix).Fields;

    /// <summary>The built object after the fix.</summary>
    public MapNode Fixed => (MapNode)ExpectedTree.After(Node, Node.At, Wanted.Of(Fields));

    /// <summary>What stands in the fixed object where something changes: in lists, what stays keeps its place.</summary>
    public Node? ValueOf(PodChange change) => change.Value is null ? null : WorkloadPaths.TemplatePath(Fix!.Workload)
        .Concat(WorkloadPaths.Segments(change.Path))
        .Aggregate((Node?)Fixed, (node, key) => node is ListNode list ? list.Items[int.Parse(key, CultureInfo.InvariantCulture)] : (node as MapNode)?[key]);
}

/// <summary>A manifest of a workload that kustomizations build, and all that is built from it.</summary>
/// <param name="At">Where it begins; without a line where the build doesn't tell.</param>
internal sealed record BuiltSource(Position At, ImmutableArray<BuiltUse> Uses)
{
    /// <summary>The edit of the manifest that fixes everything that is built from it; null where there is none.</summary>
    /// <param name="manifest">The object as its file has it.</param>
    /// <param name="why">Then why.</param>
    public ObjectEdit? InManifest(MapNode manifest, out string? why)
    {
        var edits = Uses.Select(use => use.Fields.Select(field => InManifest(field, use.Node, manifest)).ToArray()).ToArray();
        why = Array.Exists(edits, fields => Array.Exists(fields, field => field is null)) ? "a container that a patch adds is not in it"
            : Array.Exists(edits, fields => !FieldEdit.Same(fields!, edits[0]!)) ? "what is built from it needs different fixes"
            : null;
        return why is null ? new(At, [.. edits[0].OfType<FieldEdit>()]) : null;
    }

    /// <summary>Containers are known by their names: patches add some, and change their order.</summary>
    private static FieldEdit? InManifest(FieldEdit field, MapNode built, MapNode manifest)
    {
        var path = field.Path.ToArray();
        var (from, to) = ((Node?)built, (Node?)manifest);
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0 && Pod.ContainerLists.Contains(path[i - 1], StringComparer.Ordinal) && from is ListNode list)
            {
                var item = list.Items[int.Parse(path[i], CultureInfo.InvariantCulture)];
                var at = (to as ListNode)?.Items.ToList().FindIndex(other => string.Equals(NameOf(other), NameOf(item), StringComparison.Ordinal)) ?? -1;
                if (at < 0)
                    return null;
                path[i] = at.ToString(CultureInfo.InvariantCulture);
                (from, to) = (item, ((ListNode)to!).Items[at]);
            }
            else
            {
                (from, to) = ((from as MapNode)?[path[i]], (to as MapNode)?[path[i]]);
            }
        }

        return field with { Path = [.. path] };
    }

    private static string? NameOf(Node node) => ((node as MapNode)?["name"] as ScalarNode)?.Text;
}
