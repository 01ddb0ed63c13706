namespace PspMigrate.Reports.Document;

/// <summary>Breaks text at blanks. Words that are longer than a line (paths, names) stay whole.</summary>
internal static class Wrap
{
    public static IReadOnlyList<string> Lines(string text, int first, int rest)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var width = lines.Count == 0 ? first : rest;
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }
}
