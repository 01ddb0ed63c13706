namespace PspMigrate.Fuzz.Mutations;

/// <summary>Changes of whole lines and of how they begin and end: indentation, order, comments, separators, line breaks.</summary>
internal static class LineMutations
{
    public static readonly Mutation[] All =
    [
        Reindent, ReindentBlock, Repeat, Drop, DropBlock, Swap, MoveBlock, TakeBlock, Comment, TrailingComment, Blank, Separate, Tab, WindowsBreaks,
        SomeWindowsBreaks,
        ByteOrderMark, TrailingBlanks, Join, IntoList, WithoutLastBreak, RepeatDocument,
    ];

    private static string Reindent(string text, Random random, string other) => OneLine(text, random, line => Indented(line, random.Next(-3, 4)));

    private static string ReindentBlock(string text, Random random, string other)
    {
        var by = random.Next(-2, 5);
        return Block(text, random, block => block.Select(line => Indented(line, by)));
    }

    private static string Repeat(string text, Random random, string other)
    {
        var times = random.OneIn(10) ? 2 + random.Next(300) : 2;
        return Lines(text, random, (lines, at) => lines.InsertRange(at, Enumerable.Repeat(lines[at], times - 1)));
    }

    private static string Drop(string text, Random random, string other) => Lines(text, random, (lines, at) => lines.RemoveAt(at));

    private static string DropBlock(string text, Random random, string other) => Block(text, random, _ => []);

    private static string Swap(string text, Random random, string other) =>
        Lines(text, random, (lines, at) => (lines[at], lines[^1]) = (lines[random.Next(lines.Count)], lines[at]));

    private static string MoveBlock(string text, Random random, string other) => Lines(text, random, (lines, at) =>
    {
        var count = random.Next(Math.Min(20, lines.Count - at) + 1);
        var block = lines.GetRange(at, count);
        lines.RemoveRange(at, count);
        lines.InsertRange(random.Next(lines.Count + 1), block);
    });

    private static string TakeBlock(string text, Random random, string other)
    {
        var others = other.Split('\n');
        var from = random.Next(others.Length);
        return Lines(text, random, (lines, at) => lines.InsertRange(at, others.Skip(from).Take(1 + random.Next(20))));
    }

    private static string Comment(string text, Random random, string other) =>
        Lines(text, random, (lines, at) => lines.Insert(at, new string(' ', random.Next(8)) + "# note: x"));

    private static string TrailingComment(string text, Random random, string other) => OneLine(text, random, line => line + " # so");

    private static string Blank(string text, Random random, string other) =>
        Lines(text, random, (lines, at) => lines.Insert(at, new string(' ', random.Next(6))));

    private static string Separate(string text, Random random, string other) =>
        Lines(text, random, (lines, at) => lines.Insert(at, random.Pick(["---", "--- # c", "...", "---\n---", "--- |", "%YAML 1.2\n---", "--- a: b"])));

    private static string Tab(string text, Random random, string other) =>
        OneLine(text, random, line => random.OneIn(2) ? "\t" + line : line.Replace("  ", "\t", StringComparison.Ordinal));

    private static string WindowsBreaks(string text, Random random, string other) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", random.OneIn(6) ? "\r" : "\r\n", StringComparison.Ordinal);

    private static string SomeWindowsBreaks(string text, Random random, string other) => OneLine(text, random, line => line + "\r");

    private static string ByteOrderMark(string text, Random random, string other) =>
        text.Insert(random.OneIn(3) ? random.Next(text.Length + 1) : 0, random.Pick(
            ["\u00EF\u00BB\u00BF", "\u00EF\u00BB\u00BF", "\u00FF\u00FE", "\u00FE\u00FF", "\u001F\u008B"]));

    private static string TrailingBlanks(string text, Random random, string other) =>
        OneLine(text, random, line => line + new string(random.OneIn(3) ? '\t' : ' ', 1 + random.Next(3)));

    private static string Join(string text, Random random, string other) => Lines(text, random, (lines, at) =>
    {
        if (at + 1 >= lines.Count)
            return;
        lines[at] += random.Pick(["", " ", ": ", ", "]) + lines[at + 1].TrimStart();
        lines.RemoveAt(at + 1);
    });

    /// <summary>Makes one document an item of a list.</summary>
    private static string IntoList(string text, Random random, string other)
    {
        var documents = text.Split("---\n");
        var at = random.Next(documents.Length);
        var lines = documents[at].Split('\n').Select((line, i) => (i == 0 ? "- " : line.Length == 0 ? "" : "  ") + line);
        documents[at] = $"{random.Pick(["apiVersion: v1\nkind: List\n", "kind: List\napiVersion: v1\nmetadata: {}\n"])}items:\n{string.Join('\n', lines)}";
        return string.Join("---\n", documents);
    }

    private static string WithoutLastBreak(string text, Random random, string other) => text.TrimEnd('\n', '\r', ' ');

    private static string RepeatDocument(string text, Random random, string other)
    {
        var documents = text.Split("---\n");
        return $"{text}\n---\n{random.Pick(documents)}";
    }

    private static string Indented(string line, int by) =>
        by >= 0 ? new string(' ', by) + line : line[Math.Min(-by, line.Length - line.TrimStart(' ').Length)..];

    private static string OneLine(string text, Random random, Func<string, string> change) => Lines(text, random, (lines, at) => lines[at] = change(lines[at]));

    private static string Lines(string text, Random random, Action<List<string>, int> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines, random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    /// <summary>Changes a line together with the deeper ones below it.</summary>
    private static string Block(string text, Random random, Func<List<string>, IEnumerable<string>> change) => Lines(text, random, (lines, at) =>
    {
        var indent = Indent(lines[at]);
        var end = at + 1;
        while (end < lines.Count && (lines[end].Length == 0 || Indent(lines[end]) > indent))
            end++;
        var block = lines.GetRange(at, end - at);
        lines.RemoveRange(at, block.Count);
        lines.InsertRange(at, change(block));
    });

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
