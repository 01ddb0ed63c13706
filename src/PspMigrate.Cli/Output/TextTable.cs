using PspMigrate.Reports;

namespace PspMigrate.Cli.Output;

/// <summary>A table as kubectl prints them: headers in capitals, columns three blanks apart, no lines.</summary>
internal static class TextTable
{
    private const int Gap = 3;

    public static void Write(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, TextWriter output)
    {
        rows = [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Printable.Escape)])];
        var widths = headers.Select((header, column) => Math.Max(header.Length, rows.Count == 0 ? 0 : rows.Max(row => row[column].Length))).ToList();
        foreach (var row in rows.Prepend(headers))
        {
            var line = string.Concat(row.Select((cell, column) => cell.PadRight(widths[column] + Gap)));
            output.WriteLine(line.TrimEnd());
        }
    }
}
