using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Keeping;

/// <summary>Kept policies as one v1 List in JSON; what comments say in YAML is an annotation.</summary>
public static class KeptJson
{
    /// <summary>The List; without items when nothing is kept.</summary>
    public static string Write(Kept kept) => NodeText.JsonList(kept.Objects.Select(Annotated));

    /// <summary>One object.</summary>
    public static string WriteOne(KeptObject item) => NodeText.Flow(Annotated(item), new(IsQuoted: true, IsTight: false));

    private static MapNode Annotated(KeptObject item)
    {
        var text = string.Join('\n', item.Comments.Select(comment => $"{comment.Key}: {comment.Text}"));
        if (text.Length is 0 or > Room)
            return item.Node;
        var clauses = Tree.Text(text);
        return Tree.Map(item.Node.Entries.Select(entry => (entry.Key, (Node?)(entry is { Key: "metadata", Value: MapNode metadata }
            ? Tree.Map(metadata.Entries.Select(inner => (inner.Key, (Node?)inner.Value)).Append(("annotations", Tree.Map((Annotation, clauses)))))
            : entry.Value))));
    }

    private const string Annotation = "pspmigrate.io/clauses";

    /// <summary>All annotations of an object may have 256 KiB (apimachinery, TotalAnnotationSizeLimitB).</summary>
    private const int Room = 100_000;
}
