using System.Text;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Keeping;

/// <summary>Kept policies in YAML, for review: each clause below a comment that names its rule, expressions as block scalars.</summary>
public static class KeptYaml
{
    /// <summary>One document for each object; empty when nothing is kept.</summary>
    public static string Write(Kept kept) => string.Join("---\n", kept.Objects.Select(WriteOne));

    /// <summary>One object.</summary>
    public static string WriteOne(KeptObject item)
    {
        var text = new StringBuilder();
        var comments = item.Comments.ToDictionary(comment => comment.Of, comment => comment.Text, (IEqualityComparer<Node>)ReferenceEqualityComparer.Instance);
        Append(text, item.Node, "", comments);
        return text.ToString();
    }

    private static void Append(StringBuilder text, MapNode map, string indent, Dictionary<Node, string> comments)
    {
        foreach (var entry in map.Entries)
        {
            text.Append(indent).Append(NodeText.Scalar(entry.Key, isQuoted: false)).Append(':');
            switch (entry.Value)
            {
                case MapNode { Entries.Count: > 0 } child:
                    text.Append('\n');
                    Append(text, child, indent + "  ", comments);
                    break;
                case ListNode { Items.Count: > 0 } list when list.Items.Any(item => item is MapNode):
                    text.Append('\n');
                    foreach (var item in list.Items)
                        AppendItem(text, (MapNode)item, indent, comments);
                    break;
                case ScalarNode { Type: ScalarType.String } scalar when entry.Key is "expression" or "messageExpression":
                    AppendBlock(text, scalar.Text, indent + "  ");
                    break;
                default:
                    text.Append(' ').Append(NodeText.Flow(entry.Value, FlowStyle.Plain)).Append('\n');
                    break;
            }
        }
    }

    private static void AppendItem(StringBuilder text, MapNode item, string indent, Dictionary<Node, string> comments)
    {
        if (comments.TryGetValue(item, out var comment))
            text.Append(indent).Append("# ").Append(Printable.Escape(comment)).Append('\n');
        var start = text.Length;
        Append(text, item, indent + "  ", comments);
        text[start + indent.Length] = '-';
    }

    private static void AppendBlock(StringBuilder text, string expression, string indent)
    {
        text.Append(" |-\n");
        foreach (var line in expression.Split('\n'))
            text.Append(indent).Append(line).Append('\n');
    }
}
