namespace PspMigrate.Reports.Screen;

/// <summary>A plan on one screen: what decides, which namespaces are at risk, what to type next.</summary>
/// <param name="style">How to name things, and how wide the screen is.</param>
internal sealed class FirstScreen(Plan plan, Invocation invocation, Style style)
{
    public const int Height = 25;

    private const int FewestRows = 5;
    private const int MostSteps = 3;

    // What is the same however much of the rest fits.
    private readonly Headline _headline = new(HeadlineSection.Counts(plan, invocation));
    private readonly InfluenceSection _decisions = new(plan, invocation, style);
    private readonly Block[] _totals = [.. TotalsSection.Of(plan)];
    private readonly ScreenSteps _steps = new(plan, invocation);

    /// <summary>As much of everything as fits: of long lists decisions give way first, then steps; a few rows stay.</summary>
    public IReadOnlyList<Block> Blocks()
    {
        var rows = new NamespaceRows(plan, style.Width);
        var needed = Math.Min(plan.Namespaces.IsEmpty ? plan.Policies.Length : rows.Count, FewestRows);
        foreach (var (decisions, steps) in new[] { (InfluenceSection.Most, MostSteps), (2, MostSteps), (2, 2), (1, MostSteps), (1, 2) })
        {
            var room = Height - Lines(All([], decisions, steps)) - HeaderLines;
            if (room >= needed)
                return All(Table(rows, room), decisions, steps);
        }

        return All(Table(rows, FewestRows), decisions: 1, steps: 1);
    }

    /// <summary>The header of the table, and the blank line above it.</summary>
    private int HeaderLines => plan is { Namespaces.IsEmpty: true, Policies.IsEmpty: true } ? 0 : 2;

    private Block[] Table(NamespaceRows rows, int room) =>
        HeaderLines == 0 ? [] : [new Gap(), plan.Namespaces.IsEmpty ? PolicyRows.Of(plan, room) : rows.Of(room)];

    private Block[] All(Block[] table, int decisions, int steps) =>
    [
        _headline,
        .. HeadlineSection.LeftOut(plan),
        .. plan is { PolicyState: PolicyState.None, Fit: Fit.Workloads } ? [Basis()] : Array.Empty<Block>(),
        .. _decisions.Blocks(decisions),
        .. table,
        .. plan.Namespaces.IsEmpty && !plan.Policies.IsEmpty ? [new Gap(), FindingItems.Legend] : _totals,
        .. Doubts(),
        new Heading("Next"),
        .. _steps.IsDone ? [new Paragraph(Done())] : Array.Empty<Block>(),
        _steps.First(steps),
    ];

    private Paragraph Basis() => new(plan.Options.Raise == RaiseMode.None
        ? "Each level is the strictest that all workloads there pass as they are written."
        : HeadlineSection.Workloads(plan.Options.Raise));

    private string Done() =>
        plan.Missing.IsEmpty ? "Nothing is left to do: every namespace has its labels." : AllClear.Say("Nothing is left to do", plan.Missing);

    /// <summary>What may make the answer another.</summary>
    private IEnumerable<Block> Doubts()
    {
        string[] parts =
        [
            .. Part("namespace", plan.Namespaces.Count(item => !item.Unknown.IsEmpty), "may get more from roles or policies missing in the input"),
            .. Part("part", plan.Missing.Length, $"of the input made by other programs and not read{Concerned()}"),
            .. InputNotes.Unjudged(plan.Analysis.Inventory) is { } unjudged ? [$"not judged: {unjudged}"] : Array.Empty<string>(),
        ];
        if (parts.Length > 0)
            yield return new Items([.. parts.Select(part => new Item(part, Tone.Warning))]);
    }

    /// <summary>The namespaces that may lack something for it, as far as there is room.</summary>
    private string Concerned()
    {
        var names = plan.Namespaces.Select(item => item.Name).Where(name => plan.Missing.Any(part => part.Concerns(name))).ToArray();
        return names.Length == 0 ? "" : $"; incomplete: {Phrase.List(names, 3)}";
    }

    private static string[] Part(string noun, int count, string what) => count == 0 ? [] : [$"{Phrase.Count(noun, count)} {what}"];

    private int Lines(IEnumerable<Block> blocks) =>
        new TextRenderer(default, style.Width).Render(blocks).TrimEnd('\n').Split('\n').Sum(line => Math.Max(1, (line.Length + style.Width - 1) / style.Width));
}
