using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Keeping;

/// <summary>Kept policies as one v1 List in JSON; what comments say in YAML is an annotation.</summary>
public static class KeptJson
{
    /// <summary>The List; without items when nothing is kept.</summary>
    public static string Write(Kept kept) => NodeText.JsonList(kept.Objects.Select(Annotated));

    public static string WriteOne(KeptObject item) => NodeText.Flow(Annotated(item), new(IsQuoted: true, IsTight: false));

    private static MapNode Annotated(KeptObject item)
    {
        var text = string.Join('\n', item.Comments.Where(comment => comment.Key is not null).Select(
            comment => $"{comment.Key}: {comment.Text.Replace("\n", "; ", StringComparison.Ordinal)}"));
        if (text.Length is 0 or > Room)
            return item.Node;
        return With(item.Node, "metadata", metadata => With(metadata, "annotations", annotations => Tree.Map(
            [.. annotations.Entries.Select(entry => (entry.Key, entry.Value)), (Annotation, Tree.Text(text))])));
    }

    private static MapNode With(MapNode map, string key, Func<MapNode, MapNode> change) => Tree.Map(
        map.Entries.Select(
            entry => (entry.Key, (Node?)(string.Equals(entry.Key, key, StringComparison.Ordinal) ? change((MapNode)entry.Value) : entry.Value))));

    private const string Annotation = "pspmigrate.io/clauses";

    /// <summary>All annotations of an object may have 256 KiB (apimachinery, TotalAnnotationSizeLimitB).</summary>
    private const int Room = 100_000;
}
