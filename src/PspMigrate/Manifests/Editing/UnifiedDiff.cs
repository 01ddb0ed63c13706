namespace PspMigrate.Manifests.Editing;

/// <summary>Edits of a text as a unified diff, in the form that <c>git apply</c> and <c>patch -p1</c> take.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The diff; empty when nothing changes.</summary>
    /// <param name="path">The file, relative to where the diff will be applied, with slashes.</param>
    /// <param name="before">The text before; null for a new file.</param>
    /// <param name="edits">What changes, in order.</param>
    public static string Of(string path, string? before, IReadOnlyList<TextEdit> edits)
    {
        var text = before ?? "";
        var lines = Lines(text);
        var changes = Changes(text, lines, edits);
        if (changes.Count == 0)
            return "";
        var diff = new StringBuilder($"--- {(before is null ? "/dev/null" : Name("a/" + path))}\n+++ {Name("b/" + path)}\n");
        var shift = 0;
        for (var i = 0; i < changes.Count;)
        {
            var end = i + 1;
            while (end < changes.Count && changes[end].Start - changes[end - 1].End <= 2 * Context)
                end++;
            shift += Hunk(diff, lines, changes[i..end], shift);
            i = end;
        }

        return diff.ToString();
    }

    /// <summary>Whole lines that are replaced by other ones.</summary>
    private sealed record Change(int Start, int End, string[] New);

    /// <returns>By how much what follows moves.</returns>
    private static int Hunk(StringBuilder diff, string[] lines, List<Change> changes, int shift)
    {
        var first = Math.Max(0, changes[0].Start - Context);
        var last = Math.Min(lines.Length, changes[^1].End + Context);
        var added = changes.Sum(change => change.New.Length - (change.End - change.Start));
        var start = first + (last == first ? 0 : 1);
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{start},{last - first} +{first + shift + 1},{last - first + added} @@\n");
        var at = first;
        foreach (var change in changes)
        {
            Append(diff, ' ', lines[at..change.Start]);
            Append(diff, '-', lines[change.Start..change.End]);
            Append(diff, '+', change.New);
            at = change.End;
        }

        Append(diff, ' ', lines[at..last]);
        return added;
    }

    private static void Append(StringBuilder diff, char mark, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            diff.Append(mark).Append(line).Append(line.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
    }

    private static List<Change> Changes(string text, string[] lines, IReadOnlyList<TextEdit> edits)
    {
        var changes = new List<Change>();
        var (line, offset) = (0, 0);
        for (var i = 0; i < edits.Count;)
        {
            while (line < lines.Length && offset + lines[line].Length <= edits[i].Start && !(line == lines.Length - 1 && !lines[line].EndsWith('\n')))
                offset += lines[line++].Length;
            var (first, begin) = (line, offset);
            var changed = new StringBuilder();
            var done = begin;
            do
            {
                changed.Append(text, done, edits[i].Start - done).Append(edits[i].Text);
                done = edits[i].Start + edits[i].Length;
                while (line < lines.Length && offset < done)
                    offset += lines[line++].Length;
                i++;
            }
            while (i < edits.Count && edits[i].Start < offset);
            changed.Append(text, done, offset - done);
            if (Trimmed(first, lines[first..line], Lines(changed.ToString())) is { } change)
                changes.Add(change);
        }

        return changes;
    }

    private static Change? Trimmed(int start, string[] before, string[] after)
    {
        var head = before.Zip(after).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        var tail = before[head..].Reverse().Zip(after[head..].Reverse())
            .TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        var change = new Change(start + head, start + before.Length - tail, after[head..(after.Length - tail)]);
        return change.Start == change.End && change.New.Length == 0 ? null : change;
    }

    /// <summary>The lines with their line breaks; a carriage return belongs to its line.</summary>
    internal static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }

    /// <summary>As git writes names: odd ones in quotes with octal bytes, a tab behind those with blanks.</summary>
    /// <remarks>quote.c and diff.c of git.</remarks>
    private static string Name(string path)
    {
        if (!path.Any(c => c is < ' ' or '"' or '\\' or > '~'))
            return path.Contains(' ', StringComparison.Ordinal) ? path + "\t" : path;
        var quoted = new StringBuilder("\"");
        foreach (var value in Encoding.UTF8.GetBytes(path))
        {
            _ = value switch
            {
                (byte)'"' or (byte)'\\' => quoted.Append('\\').Append((char)value),
                < (byte)' ' or > (byte)'~' => quoted.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0')),
                _ => quoted.Append((char)value),
            };
        }

        return quoted.Append('"').ToString();
    }
}
