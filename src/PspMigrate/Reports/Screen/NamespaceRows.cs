namespace PspMigrate.Reports.Screen;

/// <summary>A row for each namespace, most urgent first; beyond what fits, those with the same answer share a line.</summary>
/// <param name="width">Columns that rows may fill.</param>
internal sealed class NamespaceRows(Plan plan, int width)
{
    private const int Gap = 2;
    private const int Narrowest = 14;
    private const int ByColumn = 3;

    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "NOW → ENFORCE", "WARN", "BY POLICY", "OK", "FIX", "REFUSED"];

    private readonly Row[] _rows =
    [
        .. plan.Namespaces.Select(item => new Row(item, Risk.Of(item)))
            .OrderByDescending(row => row.Risk.RefusedNow > 0).ThenByDescending(row => row.Item.Level is null && row.Risk.IsOpen)
            .ThenByDescending(row => row.Risk.RefusedNow).ThenByDescending(row => row.Risk.IsOpen).ThenByDescending(row => row.Item.NeedsPatch),
    ];

    private bool HasPolicies => !plan.Policies.IsEmpty;

    /// <summary>How many lines it takes to show every namespace.</summary>
    public int Count => _rows.Length;

    /// <summary>The table, of so many lines at most without its header.</summary>
    public Table Of(int room)
    {
        if (_rows.Length <= room)
            return Show([.. _rows.Select(row => new Line(row, ""))]);
        var fine = Grouped(row => NamespaceCells.ByOf(row.Item));
        var groups = Lines(fine) <= room ? fine : Grouped(_ => "");
        return Show([.. Lines(groups) <= room ? Whole(groups, room) : Cut(groups, room)]);
    }

    /// <summary>Namespaces with equal answers, and equal in what <paramref name="by"/> says.</summary>
    private Row[][] Grouped(Func<Row, string> by) =>
    [
        .. _rows.GroupBy(row => (NamespaceCells.Enforce(row.Item), NamespaceCells.Warn(row.Item), row.Risk.Mark, by(row))).Select(same => same.ToArray())
            .OrderByDescending(same => Urgency(same[0].Risk.Mark))
                .ThenByDescending(same => same.Sum(row => row.Risk.RefusedNow))
                .ThenByDescending(same => same.Length),
    ];

    private static int Urgency(Tone mark) => mark switch { Tone.Warning => 2, Tone.Open => 1, _ => 0 };

    private static int Lines(Row[][] groups) => groups.Sum(same => Math.Min(same.Length, 2));

    /// <summary>All of the groups; what room is left shows more of the most urgent one by one.</summary>
    private static IEnumerable<Line> Whole(Row[][] groups, int room)
    {
        var left = room - Lines(groups);
        foreach (var same in groups)
        {
            var shown = same.Length <= 2 + left ? same.Length : 1 + left;
            left -= Math.Max(0, shown - (shown == same.Length ? 2 : 1));
            foreach (var line in Each(same, shown))
                yield return line;
        }
    }

    /// <summary>As many groups as there is room for, and a line about the rest.</summary>
    private static IEnumerable<Line> Cut(Row[][] groups, int room)
    {
        var left = room - 1;
        var shown = 0;
        foreach (var same in groups.TakeWhile(same => (left -= Math.Min(same.Length, 2)) >= 0))
        {
            shown += same.Length;
            foreach (var line in Each(same, same.Length > 2 ? 1 : same.Length))
                yield return line;
        }

        var rest = groups.SelectMany(same => same).Skip(shown).ToArray();
        yield return new(null, $"and {Phrase.Count("more namespace", rest.Length)}{Of(rest)}");
    }

    private static IEnumerable<Line> Each(Row[] same, int shown)
    {
        foreach (var row in same.Take(shown))
            yield return new(row, "");
        if (shown < same.Length)
            yield return new(null, $"and {Phrase.Number(same.Length - shown)} more like {same[0].Item.Name}{Of(same[shown..])}");
    }

    private static string Of(Row[] rows) => rows.Select(row => row.Risk).Aggregate((one, other) => one + other).Words is { } words ? $": {words}" : "";

    private Table Show(Line[] lines)
    {
        ImmutableArray<string> headers = HasPolicies ? Headers : Headers.RemoveAt(ByColumn);
        var cells = lines.Select(line => line.Row is { } row ? Cells(row) : []).ToArray();
        var full = cells.Where(row => row.Length > 0).ToArray();
        Fit(full, headers, [.. lines.Select(line => line.Row).OfType<Row>()]);
        return new(headers, [.. lines.Zip(
            cells, (line, row) => row.Length == 0 ? [line.Text] : row.Select((cell, i) => new Cell(cell, Paint(line.Row!, i, row.Length))).ToImmutableArray())])
        {
            Marks = [.. lines.Select(line => line.Row?.Risk.Mark ?? Tone.Plain)],
            Numbers = [headers.Length - 3, headers.Length - 2, headers.Length - 1],
            IsTight = true,
        };
    }

    private static Tone Paint(Row row, int column, int columns) => column == columns - 1 && row.Risk.Refused > 0 ? Tone.Warning : Tone.Plain;

    private string[] Cells(Row row)
    {
        string[] words = [row.Item.Name, NamespaceCells.Enforce(row.Item), NamespaceCells.Warn(row.Item)];
        string[] numbers = [Number(row.Risk.Fine), Number(row.Risk.Fixable), Number(row.Risk.Refused)];
        return HasPolicies ? [.. words, NamespaceCells.ByOf(row.Item), .. numbers] : [.. words, .. numbers];
    }

    /// <summary>Says less in rows that are too wide: first of policies, then of names.</summary>
    private void Fit(string[][] cells, ImmutableArray<string> headers, Row[] rows)
    {
        if (HasPolicies)
        {
            Cut(ByColumn, (row, limit) => NamespaceCells.By(row.Item));
            Cut(ByColumn, (row, limit) => NamespaceCells.By(row.Item, limit));
        }

        Cut(0, (row, limit) => Phrase.Shorten(row.Item.Name, limit));

        void Cut(int column, Func<Row, int, string> say)
        {
            int[] widths = [.. headers.Select((header, i) => cells.Select(row => row[i].Length).Append(header.Length).Max())];
            var over = Gap + widths.Sum() + (Gap * (widths.Length - 1)) - width;
            if (over <= 0)
                return;
            var limit = Math.Max(Narrowest, widths[column] - over);
            foreach (var (row, i) in rows.Select((row, i) => (row, i)))
                cells[i][column] = say(row, limit);
        }
    }

    private static string Number(int count) => count == 0 ? "-" : Phrase.Number(count);

    private sealed record Row(NamespacePlan Item, Risk Risk);

    private sealed record Line(Row? Row, string Text);
}
