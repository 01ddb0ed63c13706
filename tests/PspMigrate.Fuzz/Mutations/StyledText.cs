using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Fuzz.Mutations;

/// <summary>One document in a random style: block and flow, quotes, blocks of text, comments, indentation, order.</summary>
internal sealed class StyledText(Random random)
{
    /// <summary>Aliases make small documents large; what is written out here stays of a size that can be read.</summary>
    private const int Largest = 128 * 1024;

    private readonly StringBuilder _text = new();
    private readonly int _step = random.Pick([2, 2, 4, 3, 1]);
    private readonly int _listStep = random.Pick([0, 0, 2, 4, 1]);
    private readonly int _flowIn = random.Pick([3, 12, 40]);
    private readonly int _commentsIn = random.Pick([4, 20, 1000]);
    private readonly bool _isShuffled = random.OneIn(5);
    private readonly bool _isPretty = random.OneIn(3);

    public string Document(Node node)
    {
        switch (node)
        {
            case MapNode { Entries.Count: > 0 } map when !random.OneIn(10):
                Block(map, 0, isFirstPlaced: false);
                break;
            default:
                Flow(node, 0, isJson: random.OneIn(2));
                _text.Append('\n');
                break;
        }

        return _text.ToString();
    }

    private void Block(MapNode map, int indent, bool isFirstPlaced)
    {
        foreach (var entry in Entries(map))
        {
            if (!isFirstPlaced)
            {
                Comment(indent);
                _text.Append(' ', indent);
            }

            isFirstPlaced = false;
            Key(entry.Key);
            _text.Append(':');
            Value(entry.Value, indent, indent + _step, indent + _listStep);
        }
    }

    private void Value(Node value, int indent, int inner, int listIndent)
    {
        var isBlock = !random.OneIn(_flowIn) && _text.Length < Largest;
        switch (value)
        {
            case MapNode { Entries.Count: > 0 } map when isBlock:
                EndLine();
                Block(map, inner, isFirstPlaced: false);
                break;
            case ListNode { Items.Count: > 0 } list when isBlock:
                EndLine();
                Items(list, listIndent);
                break;
            case ScalarNode { Type: ScalarType.String } scalar when random.OneIn(12) && IsBlockText(scalar.Text):
                _text.Append(random.Pick([" |-", " |", " >-", " |+"])).Append('\n');
                foreach (var line in scalar.Text.Split('\n'))
                    _text.Append(' ', line.Length == 0 ? 0 : indent + _step).Append(line).Append('\n');
                break;
            default:
                _text.Append(' ', random.OneIn(30) ? 3 : 1);
                Flow(value, indent, isJson: false);
                EndLine();
                break;
        }
    }

    private void Items(ListNode list, int indent)
    {
        foreach (var item in list.Items)
        {
            Comment(indent);
            _text.Append(' ', indent).Append('-');
            if (item is MapNode { Entries.Count: > 0 } map && !random.OneIn(_flowIn))
            {
                var gap = random.OneIn(10) ? 3 : 1;
                _text.Append(' ', gap);
                Block(map, indent + 1 + gap, isFirstPlaced: true);
            }
            else
            {
                Value(item, indent, indent + 2, indent + 2);
            }
        }
    }

    private void Flow(Node node, int indent, bool isJson)
    {
        switch (node)
        {
            case MapNode map when _text.Length < Largest:
                Enclose('{', '}', Entries(map), indent, isJson, entry =>
                {
                    if (isJson)
                        _text.Append(Quoted(entry.Key));
                    else
                        Key(entry.Key);
                    _text.Append(isJson && !_isPretty ? ":" : ": ");
                    Flow(entry.Value, indent + _step, isJson);
                });
                break;
            case ListNode list when _text.Length < Largest:
                Enclose('[', ']', list.Items, indent, isJson, item => Flow(item, indent + _step, isJson));
                break;
            case ScalarNode { Type: ScalarType.String } scalar:
                _text.Append(isJson ? Quoted(scalar.Text) : Styled(scalar.Text));
                break;
            default:
                _text.Append(node is ScalarNode { Type: not ScalarType.Null } other ? other.Text : isJson ? "null" : random.Pick(["null", "~"]));
                break;
        }
    }

    private void Enclose<T>(char open, char close, IReadOnlyList<T> parts, int indent, bool isJson, Action<T> write)
    {
        _text.Append(open);
        for (var i = 0; i < parts.Count; i++)
        {
            _text.Append(i == 0 ? "" : _isPretty || isJson ? "," : ", ");
            if (_isPretty)
                _text.Append(i > 0 && !isJson && random.OneIn(_commentsIn) ? " # c\n" : "\n").Append(' ', indent + _step);
            write(parts[i]);
        }

        if (_isPretty && parts.Count > 0)
            _text.Append(!isJson && random.OneIn(6) ? ",\n" : "\n").Append(' ', indent);
        _text.Append(close);
    }

    private void Key(string key) => _text.Append(random.OneIn(20) ? Quoted(key) : NodeText.Scalar(key, isQuoted: false));

    private void Comment(int indent)
    {
        if (random.OneIn(_commentsIn))
            _text.Append(' ', random.OneIn(3) ? random.Next(9) : indent).Append(random.Pick(["# about this\n", "#\n", "# - a: b\n", "\n"]));
    }

    private void EndLine() => _text.Append(random.OneIn(_commentsIn) ? "  # so: it\n" : "\n");

    private MapEntry[] Entries(MapNode map)
    {
        var entries = map.Entries.ToArray();
        if (_isShuffled)
            random.Shuffle(entries);
        return entries;
    }

    private string Styled(string value) => random.Next(6) switch
    {
        0 => Quoted(value),
        1 when !value.Any(char.IsControl) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => NodeText.Scalar(value, isQuoted: false),
    };

    private static bool IsBlockText(string value) =>
        value.Length > 0 && value[0] is not (' ' or '\n') && !value.EndsWith('\n') && value.All(c => c == '\n' || !char.IsControl(c));

    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
