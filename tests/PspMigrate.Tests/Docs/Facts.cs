using System.Globalization;
using System.Text.RegularExpressions;

namespace PspMigrate.Tests.Docs;

/// <summary>What a file of docs/facts can be cited for: its items, headings, traps, and the first cells of its tables.</summary>
/// <remarks>Items under a numbered heading are counted within it: <c>1.3</c>.</remarks>
internal sealed partial class Facts
{
    private readonly List<string> _anchors = [];

    public Facts(string markdown)
    {
        var section = "";
        foreach (var line in markdown.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                section = heading.Groups["number"].Value;
                Add(section, heading.Groups["title"].Value);
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                Add(section.Length == 0 ? item.Groups["number"].Value : $"{section}.{item.Groups["number"].Value}");
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                Add([row.Groups["cell"].Value, .. row.Groups["cell"].Value.Split(", ")]);
            }
            else if (Bold().Match(line) is { Success: true } bold)
            {
                Add(bold.Groups["name"].Value);
            }
        }
    }

    /// <summary>Everything that can be cited, in the order of the file.</summary>
    public IReadOnlyList<string> Anchors => _anchors;

    /// <summary>The numbers, in the order of the file.</summary>
    public IEnumerable<string> Numbers => _anchors.Where(anchor => char.IsAsciiDigit(anchor[0]));

    /// <summary>Whether one place exists; of two numbers, whether both do.</summary>
    public bool Has(string place) => place.Split('-') is [var from, var to] && IsNumber(from) && IsNumber(to)
        ? Has(from) && Has(to)
        : _anchors.Contains(place.Trim('"', ' '), StringComparer.OrdinalIgnoreCase);

    private static bool IsNumber(string text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out _);

    private void Add(params string[] anchors) => _anchors.AddRange(anchors.Where(anchor => anchor.Length > 0));

    [GeneratedRegex(@"^#+ (?:(?<number>\d+)\. )?(?<title>.+)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<number>\d+)\. ", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\| (?<cell>[^|-][^|]*?) \|", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\*\*(?<name>.+?)\.\*\*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Bold();
}
