using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Policies;

/// <summary>One thing that differs between two pods, as JSON Patch puts it.</summary>
/// <param name="Path">JSON pointer from the pod's root: <c>/spec/securityContext/fsGroup</c>.</param>
/// <param name="Value">What is there now; null when it was removed.</param>
/// <param name="Old">What was there before; null when it was added.</param>
public readonly record struct PodChange(string Path, Node? Value, Node? Old);

/// <summary>Lists what differs between two pods, as far as policies look at pods.</summary>
public static class PodChanges
{
    private static readonly MapNode Nothing = new(Position.None, []);

    /// <summary>The changes that make <paramref name="after"/> of <paramref name="before"/>: annotations, then the spec.</summary>
    /// <remarks>A pod without annotations counts as having none, so each is added by itself.</remarks>
    public static ImmutableArray<PodChange> Between(Pod before, Pod after)
    {
        var changes = ImmutableArray.CreateBuilder<PodChange>();
        if (ReferenceEquals(before, after))
            return [];
        var (one, other) = (PodWriter.Write(before), PodWriter.Write(after));
        Compare(changes, "/metadata/annotations", one.Find("metadata", "annotations") ?? Nothing, other.Find("metadata", "annotations") ?? Nothing);
        Compare(changes, "/spec", one["spec"]!, other["spec"]!);
        return changes.ToImmutable();
    }

    private static void Compare(ImmutableArray<PodChange>.Builder changes, string path, Node? before, Node? after)
    {
        switch (before, after)
        {
            case (MapNode one, MapNode other):
                foreach (var key in one.Entries.Concat(other.Entries).Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                    Compare(changes, $"{path}/{Escaped(key)}", one[key], other[key]);
                break;
            case (ListNode one, ListNode other) when one.Items.Count == other.Items.Count && one.Items.All(item => item is MapNode):
                for (var i = 0; i < one.Items.Count; i++)
                    Compare(changes, $"{path}/{i}", one.Items[i], other.Items[i]);
                break;
            case var _ when !ExpectedTree.Same(before, after):
                changes.Add(new(path, after, before));
                break;
        }
    }

    /// <summary>A key as a part of a JSON pointer (RFC 6901).</summary>
    internal static string Escaped(string key) =>
        key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
