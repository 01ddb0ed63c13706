using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Editing;

/// <summary>Nodes as YAML or JSON text.</summary>
public static class NodeText
{
    /// <summary>A document in YAML's block style, with line feeds.</summary>
    public static string Document(MapNode node) => Document(node, BlockStyle.Usual);

    internal static string Documents(IEnumerable<MapNode> nodes) => string.Join("---\n", nodes.Select(Document));

    /// <summary>A document in JSON, one line for each entry, with a line feed at the end.</summary>
    internal static string Json(MapNode node) => Flow(node, FlowStyle.Json) + "\n";

    /// <summary>Objects as one v1 List in JSON.</summary>
    internal static string JsonList(IEnumerable<MapNode> items) =>
        Json(Tree.Map(("apiVersion", Tree.Text("v1")), ("kind", Tree.Text("List")), ("items", Tree.List(items))));

    internal static string Document(MapNode node, BlockStyle style) => string.Concat(BlockEntries(node, "", style).Select(line => line + "\n"));

    /// <summary>The lines of a map's entries in block style.</summary>
    /// <param name="indent">What stands before each key.</param>
    internal static IEnumerable<string> BlockEntries(MapNode map, string indent, BlockStyle style)
    {
        foreach (var entry in map.Entries)
        {
            var key = $"{indent}{Scalar(entry.Key, isQuoted: false)}:";
            var (head, lines) = entry.Value switch
            {
                MapNode { Entries.Count: > 0 } child => (key, BlockEntries(child, indent + new string(' ', style.Step), style)),
                ListNode { Items.Count: > 0 } list when !style.IsOneLine(list) =>
                    (key, BlockItems(list.Items, indent + new string(' ', style.ListStep), style)),
                ScalarNode { Type: ScalarType.String } text when style.Literal.Contains(entry.Key, StringComparer.Ordinal) =>
                    ($"{key} |-", text.Text.Split('\n').Select(line => $"{indent}{new string(' ', style.Step)}{line}")),
                _ => ($"{key} {Flow(entry.Value, FlowStyle.Plain)}", []),
            };
            yield return head;
            foreach (var line in lines)
                yield return line;
        }
    }

    /// <summary>The lines of list items in block style.</summary>
    internal static IEnumerable<string> BlockItems(IEnumerable<Node> items, string indent, BlockStyle style)
    {
        foreach (var item in items)
        {
            foreach (var comment in style.Comment(item)?.Split('\n') ?? [])
                yield return $"{indent}# {comment}";
            if (item is not MapNode { Entries.Count: > 0 } map)
            {
                yield return $"{indent}- {Flow(item, FlowStyle.Plain)}";
                continue;
            }

            var mark = indent + "- ";
            foreach (var line in BlockEntries(map, indent + "  ", style))
            {
                yield return mark + line[mark.Length..];
                mark = indent + "  ";
            }
        }
    }

    /// <summary>A node in flow style: on one line, or, where the style says so, one line for each entry.</summary>
    internal static string Flow(Node node, FlowStyle style) => Flow(new StringBuilder(), node, style).ToString();

    /// <summary>Bytes of a node as JSON on one line.</summary>
    internal static int Size(Node node)
    {
        var size = 0;
        foreach (var chunk in Flow(new StringBuilder(), node, FlowStyle.Tight).GetChunks())
            size += Encoding.UTF8.GetByteCount(chunk.Span);
        return size;
    }

    internal static string Entry(string key, Node value, FlowStyle style) => Entry(new StringBuilder(), key, value, style).ToString();

    /// <summary>A text as a scalar: plain where nothing can be misread, else in double quotes.</summary>
    internal static string Scalar(string text, bool isQuoted) =>
        !isQuoted && IsPlain(text) ? text : Quote.Whole(text, isJson: isQuoted);

    private static StringBuilder Flow(StringBuilder text, Node node, FlowStyle style) => node switch
    {
        MapNode map => Enclose(text, '{', '}', map.Entries, entry => Entry(text, entry.Key, entry.Value, style.Deeper), style),
        ListNode list => Enclose(text, '[', ']', list.Items, item => Flow(text, item, style.Deeper), style),
        ScalarNode { Type: ScalarType.String } scalar => text.Append(Scalar(scalar.Text, style.IsQuoted)),
        ScalarNode scalar => text.Append(scalar.Text),
        _ => throw new InvalidOperationException("There are only maps, lists and scalars."),
    };

    private static StringBuilder Entry(StringBuilder text, string key, Node value, FlowStyle style) =>
        Flow(text.Append(Scalar(key, style.IsQuoted)).Append(style.IsTight ? ":" : ": "), value, style);

    private static StringBuilder Enclose<T>(StringBuilder text, char open, char close, IReadOnlyList<T> parts, Action<T> append, FlowStyle style)
    {
        text.Append(open);
        for (var i = 0; i < parts.Count; i++)
        {
            if (style.NewLine is not null)
                text.Append(i == 0 ? "" : ",").Append(style.NewLine).Append(style.Indent).Append(style.Step);
            else if (i > 0)
                text.Append(style.IsTight ? "," : ", ");
            append(parts[i]);
        }

        if (style.NewLine is not null && parts.Count > 0)
            text.Append(style.NewLine).Append(style.Indent);
        return text.Append(close);
    }

    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '/')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '@' or ':')
        && text[^1] != ':'
        && YamlScalars.Resolve(text).Type == ScalarType.String;
}
