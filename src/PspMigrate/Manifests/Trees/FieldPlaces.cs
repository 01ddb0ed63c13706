using System.Collections.Concurrent;

namespace PspMigrate.Manifests.Trees;

/// <summary>Finds the lines of fields in files that were read before; several threads may ask at once.</summary>
/// <param name="textOf">The text of a file, by the name that places give it; null for what can't be read again.</param>
public sealed class FieldPlaces(Func<string, string?> textOf)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<MapNode>> _files = new(StringComparer.Ordinal);

    /// <summary>The place of a field, or of the nearest parent that is there; the object's own where its file can't be read again.</summary>
    /// <param name="at">Where the object begins.</param>
    /// <param name="path">The field inside the object: <c>spec.containers[0].securityContext</c>, <c>metadata.annotations[key]</c>.</param>
    public Position Of(Position at, string path) =>
        at is { Source: { } source, IsLive: false } && Objects(source).FirstOrDefault(item => item.At == at) is { } map ? map.Where([.. Segments(path)]) : at;

    private IReadOnlyList<MapNode> Objects(string source) =>
        _files.GetOrAdd(source, name => textOf(name) is { } text ? Places.Objects(name, text) : []);

    /// <summary>Keys are parted by dots; what stands in brackets is one whatever it holds.</summary>
    private static IEnumerable<string> Segments(string path)
    {
        for (var start = 0; start < path.Length;)
        {
            var isBracket = path[start] == '[';
            var end = isBracket ? path.IndexOf(']', start) : path.AsSpan(start).IndexOfAny('.', '[') is var next and >= 0 ? start + next : path.Length;
            if (end < 0)
                yield break;
            var key = isBracket ? path[(start + 1)..end] : path[start..end];
            if (key.Length > 0)
                yield return key;
            start = isBracket || (end < path.Length && path[end] == '.') ? end + 1 : end;
        }
    }
}
