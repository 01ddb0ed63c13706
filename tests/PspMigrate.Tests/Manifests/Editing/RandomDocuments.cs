using System.Text;
using CsCheck;

namespace PspMigrate.Tests.Manifests.Editing;

/// <summary>Random objects, and their text in any of the styles that people write manifests in.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Keys = ["spec", "template", "containers", "securityContext", "a.b/c", "name", "x"];
    private static readonly string[] Scalars = ["1", "true", "nginx", "\"q: #\"", "'s'", "null", "|\n#two\n#lines\n", ">-\n#folded\n"];

    /// <summary>How a document is written.</summary>
    public sealed record Style(int Step, int ListStep, bool HasComments, bool IsWindows, bool HasLastBreak, int FlowFrom, bool IsJson, bool IsPretty);

    public static Gen<Style> Styles { get; } = Gen.Select(
        Gen.Int[2, 4], Gen.Int[0, 2], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[1, 6], Gen.Bool, Gen.Bool,
        (step, list, comments, windows, last, flow, json, pretty) => new Style(step, list, comments, windows, last, flow, json && flow <= 2, pretty));

    private static readonly Gen<object> Scalar = Gen.Int[0, Scalars.Length - 1].Select(i => (object)Scalars[i]);

    /// <summary>Maps (with a random key order), lists and scalars; the root is a map that isn't empty.</summary>
    public static Gen<object> Trees { get; } = Gen.Recursive<object>((depth, self) =>
        depth >= 5 ? Scalar : Gen.Frequency(
            (2, Scalar),
            (3, Map(self)),
            (1, self.Array[0, 3].Select(items => (object)items))));

    public static Gen<Dictionary<string, object>> Roots { get; } =
        Map(Trees).Select(map => (Dictionary<string, object>)map).Where(map => map.Count > 0);

    /// <summary>The text of a root.</summary>
    public static string Render(Dictionary<string, object> root, Style style)
    {
        var text = new StringBuilder();
        if (style.IsJson)
            Flow(text, root, style, "", isJson: true);
        else
            Block(text, root, style, "", 1);
        var all = text.ToString().TrimEnd('\n') + (style.HasLastBreak || text.ToString().EndsWith("s\n", StringComparison.Ordinal) ? "\n" : "");
        return style.IsWindows ? all.Replace("\n", "\r\n", StringComparison.Ordinal) : all;
    }

    private static Gen<object> Map(Gen<object> values) =>
        Gen.Select(Gen.Shuffle(Keys), values.Array[0, 4]).Select((keys, items) =>
            (object)items.Select((item, i) => (keys[i], item)).ToDictionary(pair => pair.Item1, pair => pair.item, StringComparer.Ordinal));

    private static void Block(StringBuilder text, Dictionary<string, object> map, Style style, string indent, int depth, bool isFirstPlaced = false)
    {
        foreach (var (key, value) in map)
        {
            if (style.HasComments && !isFirstPlaced)
                text.Append(indent).Append("# about ").Append(key).Append('\n');
            text.Append(isFirstPlaced ? "" : indent).Append(key).Append(':');
            isFirstPlaced = false;
            Value(text, value, style, indent, depth);
        }
    }

    private static void Value(StringBuilder text, object value, Style style, string indent, int depth)
    {
        var comment = style.HasComments ? " # so" : "";
        switch (value)
        {
            case string scalar when scalar.Contains('\n', StringComparison.Ordinal):
                text.Append(' ').Append(scalar.Replace("\n#", "\n" + indent + "  ", StringComparison.Ordinal));
                break;
            case string scalar:
                text.Append(' ').Append(scalar).Append(comment).Append('\n');
                break;
            case Dictionary<string, object> { Count: > 0 } map when depth < style.FlowFrom:
                text.Append(comment).Append('\n');
                Block(text, map, style, indent + new string(' ', style.Step), depth + 1);
                break;
            case object[] { Length: > 0 } items when depth < style.FlowFrom:
                text.Append(comment).Append('\n');
                Items(text, items, style, indent + new string(' ', style.ListStep), depth + 1);
                break;
            default:
                text.Append(' ');
                Flow(text, value, style, indent, isJson: false);
                text.Append(comment).Append('\n');
                break;
        }
    }

    private static void Items(StringBuilder text, object[] items, Style style, string indent, int depth)
    {
        foreach (var item in items)
        {
            text.Append(indent).Append('-');
            if (item is Dictionary<string, object> { Count: > 0 } map && depth < style.FlowFrom)
                Block(text.Append(' '), map, style, indent + "  ", depth, isFirstPlaced: true);
            else
                Value(text, item, style, indent, depth);
        }
    }

    private static void Flow(StringBuilder text, object value, Style style, string indent, bool isJson)
    {
        var inner = indent + new string(' ', style.Step);
        switch (value)
        {
            case string scalar:
                text.Append(isJson || scalar.Contains('\n', StringComparison.Ordinal) ? Json(scalar) : scalar);
                break;
            case object[] items:
                Enclose('[', ']', items, item => Flow(text, item, style, inner, isJson));
                break;
            case Dictionary<string, object> map:
                Enclose('{', '}', map, entry =>
                {
                    text.Append(isJson ? $"\"{entry.Key}\"" : entry.Key).Append(isJson && !style.IsPretty ? ":" : ": ");
                    Flow(text, entry.Value, style, inner, isJson);
                });
                break;
        }

        void Enclose<T>(char open, char close, IReadOnlyCollection<T> parts, Action<T> write)
        {
            text.Append(open);
            var separator = "";
            foreach (var part in parts)
            {
                text.Append(separator).Append(style.IsPretty ? "\n" + inner : "");
                write(part);
                separator = isJson && !style.IsPretty ? "," : style.IsPretty ? "," : ", ";
            }

            text.Append(style.IsPretty && parts.Count > 0 ? "\n" + indent : "").Append(close);
        }
    }

    private static string Json(string scalar) =>
        scalar is "1" or "true" or "null" ? scalar : $"\"{scalar.Trim('"', '\'').Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
