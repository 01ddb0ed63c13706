using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Reports.Keeping;

/// <summary>The forms of kept policies.</summary>
public static class KeptForms
{
    private const string Annotation = "pspmigrate.io/clauses";

    /// <summary>All annotations of an object may have 256 KiB (apimachinery, TotalAnnotationSizeLimitB).</summary>
    private const int Room = 100_000;

    private static readonly BlockStyle Style = BlockStyle.Usual with { Literal = ["expression", "messageExpression"], FlowsValues = true };

    /// <summary>Every form; the first is the default.</summary>
    public static ImmutableArray<ObjectForm<Kept>> All { get; } =
        [new("yaml", Yaml), new("json", Json), new("kustomize", Kustomize), new("name", Names)];

    /// <summary>One document for each object, for review: each clause below a comment that names its rule, expressions as block scalars.</summary>
    public static string Yaml(Kept kept) => string.Join("---\n", kept.Objects.Select(YamlOf));

    public static string YamlOf(KeptObject item)
    {
        var comments = item.Comments.ToDictionary(comment => comment.Of, Escaped, (IEqualityComparer<Node>)ReferenceEqualityComparer.Instance);
        return NodeText.Document(item.Node, Style with { Comment = comments.GetValueOrDefault });
    }

    /// <summary>One v1 List, without items when nothing is kept; what comments say in YAML is an annotation.</summary>
    public static string Json(Kept kept) => NodeText.JsonList(kept.Objects.Select(Annotated));

    public static string JsonOf(KeptObject item) => NodeText.Flow(Annotated(item), new(IsQuoted: true, IsTight: false));

    /// <summary>For Kustomize, which has no place for whole objects in a kustomization: a file to list in one; empty when nothing is kept.</summary>
    public static string Kustomize(Kept kept) => kept.Objects.IsEmpty ? "" :
        $"# Save as pspmigrate-kept.yaml, and add it under resources of your kustomization.\n{Yaml(kept)}";

    /// <summary>Policies and bindings as <c>kubectl -o name</c> says them, one on a line.</summary>
    public static string Names(Kept kept) => string.Concat(kept.Objects.Select(item =>
        $"{item.Kind.ToLowerInvariant()}.admissionregistration.k8s.io/{Printable.Escape(item.Name)}\n"));

    private static string Escaped(KeptComment comment) => string.Join('\n', comment.Text.Split('\n').Select(Printable.Escape));

    private static MapNode Annotated(KeptObject item)
    {
        var text = string.Join('\n', item.Comments.Where(comment => comment.Key is not null).Select(
            comment => $"{comment.Key}: {comment.Text.Replace("\n", "; ", StringComparison.Ordinal)}"));
        return text.Length is > 0 and <= Room && item.Node["metadata"] is MapNode metadata && metadata["annotations"] is MapNode annotations
            ? item.Node.With("metadata", metadata.With("annotations", annotations.With(Annotation, Tree.Text(text))))
            : item.Node;
    }
}
