using PspMigrate.Manifests.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PspMigrate.Manifests.Editing;

/// <summary>YAML or JSON text of one document → its layout.</summary>
internal sealed class LayoutReader(string text)
{
    private readonly Parser _parser = new(new StringReader(text));
    private readonly Dictionary<(int Line, int Column), Layout> _maps = [];

    /// <summary>The maps of the document by the line and column at which they begin, both from 1.</summary>
    /// <exception cref="YamlException">The text isn't one document that the YAML parser takes, as where JSON values follow one another.</exception>
    public static IReadOnlyDictionary<(int Line, int Column), Layout> Read(string text)
    {
        var reader = new LayoutReader(text);
        reader._parser.MoveNext();
        while (reader._parser.MoveNext() && reader._parser.Current is not StreamEnd)
        {
            if (reader._parser.Current is DocumentStart && reader._parser.MoveNext())
                reader.ReadNode();
        }

        return reader._maps;
    }

    private Layout ReadNode()
    {
        var current = _parser.Current!;
        var start = (int)current.Start.Index;
        switch (current)
        {
            case MappingStart map:
                var layout = ReadMap(start, map.Style == MappingStyle.Flow);
                _maps[((int)map.Start.Line, (int)map.Start.Column)] = layout;
                return layout;
            case SequenceStart list:
                return ReadList(start, list.Style == SequenceStyle.Flow);
            case AnchorAlias alias:
                return new AliasLayout(start, (int)alias.End.Index, alias.Value.Value);
            default:
                return ReadScalar(current as Scalar ?? throw new YamlException(current.Start, current.End, "a value is missing"));
        }
    }

    private MapLayout ReadMap(int start, bool isFlow)
    {
        var entries = new List<EntryLayout>();
        while (Next() is not MappingEnd)
        {
            var key = ReadNode();
            Next();
            var value = ReadNode();
            if (isFlow && entries.Count > 0)
                Expect(',', entries[^1].End, key.Start);
            if (isFlow && value is not ScalarLayout { Node.Type: ScalarType.Null })
                Expect(':', key.End, value.Start);
            var scalar = key as ScalarLayout;
            var isName = scalar is { IsBlock: false } && !(scalar.Quote is null && scalar.Node.Text is "<<");
            entries.Add(new(isName ? scalar!.Node.Text : null, scalar ?? Nowhere(key), value));
        }

        var end = isFlow ? (int)_parser.Current!.Start.Index + 1 : entries.Count == 0 ? start : entries[^1].End;
        return new(start, end, isFlow, entries);
    }

    private ListLayout ReadList(int start, bool isFlow)
    {
        var items = new List<Layout>();
        while (Next() is not SequenceEnd)
        {
            items.Add(ReadNode());
            if (isFlow && items.Count > 1)
                Expect(',', items[^2].Start, items[^1].Start);
        }

        var end = isFlow ? (int)_parser.Current!.Start.Index + 1 : items.Count == 0 ? start : items[^1].End;
        return new(start, end, isFlow, items);
    }

    private ScalarLayout ReadScalar(Scalar scalar)
    {
        var start = (int)scalar.Start.Index;
        var end = (int)scalar.End.Index;
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        char? quote = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => '\'',
            ScalarStyle.DoubleQuoted => '"',
            _ => null,
        };
        return new(start, isBlock ? BlockEnd(start, end) : end, quote, isBlock, YamlScalarNode.Read(scalar, Position.None));
    }

    /// <summary>The end of a block scalar's last line that isn't blank; blank lines belong to it only where <c>+</c> keeps them.</summary>
    private int BlockEnd(int start, int end)
    {
        var header = text.AsSpan(start, end - start);
        var headerEnd = header.IndexOf('\n');
        if (headerEnd < 0 || header[..headerEnd].Contains('+'))
            return end;
        var content = header.TrimEnd().Length;
        var lineEnd = header[content..].IndexOf('\n');
        return lineEnd < 0 ? end : start + content + lineEnd + 1;
    }

    /// <summary>The parser takes flow style without its commas and colons, which no API server does.</summary>
    private void Expect(char sign, int from, int to)
    {
        if (from > to || !text.AsSpan(from, to - from).Contains(sign))
            throw new YamlException($"a {sign} is missing");
    }

    private ParsingEvent Next() => _parser.MoveNext() && _parser.Current is { } current
        ? current
        : throw new YamlException("the document ends too early");

    /// <summary>A key that can't be edited, as a place.</summary>
    private static ScalarLayout Nowhere(Layout key) =>
        new(key.Start, key.End, Quote: null, IsBlock: false, new ScalarNode(Position.None, "", ScalarType.Null));
}
