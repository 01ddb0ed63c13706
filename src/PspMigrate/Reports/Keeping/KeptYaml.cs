using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Keeping;

/// <summary>Kept policies in YAML, for review: each clause below a comment that names its rule, expressions as block scalars.</summary>
public static class KeptYaml
{
    private static readonly BlockStyle Style = BlockStyle.Usual with { Literal = ["expression", "messageExpression"], FlowsValues = true };

    /// <summary>One document for each object; empty when nothing is kept.</summary>
    public static string Write(Kept kept) => string.Join("---\n", kept.Objects.Select(WriteOne));

    public static string WriteOne(KeptObject item)
    {
        var comments = item.Comments.ToDictionary(comment => comment.Of, Escaped, (IEqualityComparer<Node>)ReferenceEqualityComparer.Instance);
        return NodeText.Document(item.Node, Style with { Comment = comments.GetValueOrDefault });
    }

    private static string Escaped(KeptComment comment) => string.Join('\n', comment.Text.Split('\n').Select(Printable.Escape));
}
