using System.Text;
using System.Text.Encodings.Web;

namespace PspMigrate.Manifests.Editing;

/// <summary>Nodes as YAML or JSON text.</summary>
public static class NodeText
{
    /// <summary>A document in YAML's block style, with line feeds.</summary>
    public static string Document(MapNode node) => string.Concat(BlockEntries(node, "", 2, 0).Select(line => line + "\n"));

    /// <summary>The lines of a map's entries in block style.</summary>
    /// <param name="map">The map.</param>
    /// <param name="indent">What stands before each key.</param>
    /// <param name="step">By how much a map is indented below its key.</param>
    /// <param name="listStep">By how much a list is indented below its key.</param>
    internal static IEnumerable<string> BlockEntries(MapNode map, string indent, int step, int listStep)
    {
        foreach (var entry in map.Entries)
        {
            var key = $"{indent}{Scalar(entry.Key, isQuoted: false)}:";
            switch (entry.Value)
            {
                case MapNode { Entries.Count: > 0 } child:
                    yield return key;
                    foreach (var line in BlockEntries(child, indent + new string(' ', step), step, listStep))
                        yield return line;
                    break;
                case ListNode { Items.Count: > 0 } list:
                    yield return key;
                    foreach (var line in BlockItems(list.Items, indent + new string(' ', listStep), step, listStep))
                        yield return line;
                    break;
                default:
                    yield return $"{key} {Flow(entry.Value, FlowStyle.Plain)}";
                    break;
            }
        }
    }

    /// <summary>The lines of list items in block style.</summary>
    internal static IEnumerable<string> BlockItems(IEnumerable<Node> items, string indent, int step, int listStep)
    {
        foreach (var item in items)
        {
            if (item is not MapNode { Entries.Count: > 0 } map)
            {
                yield return $"{indent}- {Flow(item, FlowStyle.Plain)}";
                continue;
            }

            var mark = indent + "- ";
            foreach (var line in BlockEntries(map, indent + "  ", step, listStep))
            {
                yield return mark + line[mark.Length..];
                mark = indent + "  ";
            }
        }
    }

    /// <summary>A node in flow style: on one line, or, where the style says so, one line for each entry.</summary>
    internal static string Flow(Node node, FlowStyle style) => node switch
    {
        MapNode map => Enclose('{', '}', map.Entries.Select(entry => Entry(entry.Key, entry.Value, style.Deeper)), style),
        ListNode list => Enclose('[', ']', list.Items.Select(item => Flow(item, style.Deeper)), style),
        ScalarNode { Type: ScalarType.String } text => Scalar(text.Text, style.IsQuoted),
        ScalarNode scalar => scalar.Text,
        _ => throw new InvalidOperationException("There are only maps, lists and scalars."),
    };

    /// <summary>An entry of a map in flow style.</summary>
    internal static string Entry(string key, Node value, FlowStyle style) =>
        $"{Scalar(key, style.IsQuoted)}:{(style.IsTight ? "" : " ")}{Flow(value, style)}";

    /// <summary>A text as a scalar: plain where nothing can be misread, else in double quotes.</summary>
    internal static string Scalar(string text, bool isQuoted) =>
        !isQuoted && IsPlain(text) ? text : $"\"{Quote.Json(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text))}\"";

    private static string Enclose(char open, char close, IEnumerable<string> parts, FlowStyle style)
    {
        var all = parts.ToArray();
        if (all.Length == 0)
            return $"{open}{close}";
        if (style.NewLine is null)
            return $"{open}{string.Join(style.IsTight ? "," : ", ", all)}{close}";
        var lines = new StringBuilder().Append(open);
        for (var i = 0; i < all.Length; i++)
            lines.Append(i == 0 ? "" : ",").Append(style.NewLine).Append(style.Indent).Append(style.Step).Append(all[i]);
        return lines.Append(style.NewLine).Append(style.Indent).Append(close).ToString();
    }

    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '/')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        && YamlScalars.Resolve(text).Type == ScalarType.String;
}

/// <summary>How flow style is written at one place.</summary>
/// <param name="IsQuoted">Keys and texts stand in double quotes, as JSON wants it.</param>
/// <param name="IsTight">No blanks after colons and commas.</param>
/// <param name="NewLine">The line break, where each entry has a line of its own; null for everything on one line.</param>
/// <param name="Indent">What stands before the line that this begins on.</param>
/// <param name="Step">What comes on top of that for each level.</param>
internal sealed record FlowStyle(bool IsQuoted, bool IsTight, string? NewLine = null, string Indent = "", string Step = "  ")
{
    public static readonly FlowStyle Plain = new(IsQuoted: false, IsTight: false);

    public FlowStyle Deeper => NewLine is null ? this : this with { Indent = Indent + Step };
}
