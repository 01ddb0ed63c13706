namespace PspMigrate.Reports.Html.Matrix;

/// <summary>Namespaces, or policies where the input has no bindings, in which the same becomes of every control.</summary>
/// <param name="Now">What is enforced now.</param>
/// <param name="Then">What is enforced then.</param>
/// <param name="Policies">The policies that reach them.</param>
/// <param name="Cells">What becomes of each control; empty where there is no level to compare with.</param>
internal sealed record MatrixRow(
    ImmutableArray<string> Names, string Now, string Then, ImmutableArray<string> Policies, ImmutableArray<MatrixCell> Cells);

/// <summary>What becomes of a control.</summary>
/// <param name="Marks">In a mark for each difference of another kind, worst first; <see cref="MatrixMark.Same"/> when there is none.</param>
internal sealed record MatrixCell(ImmutableArray<MatrixMark> Marks, ImmutableArray<MatrixEntry> Entries)
{
    public static readonly MatrixCell Same = new([MatrixMark.Same], []);

    /// <summary>The same about more namespaces.</summary>
    public MatrixCell With(MatrixCell other) => ReferenceEquals(other, this) || other.Entries.SequenceEqual(Entries)
        ? this
        : new([.. Marks.Union(other.Marks).Order()], [.. Entries.Union(other.Entries)]);
}

/// <summary>What becomes of every control in every namespace; namespaces with equal answers share a row.</summary>
internal sealed class MatrixRows(Plan plan, MatrixTopics topics, Style style)
{
    /// <summary>The rows, most urgent first.</summary>
    public ImmutableArray<MatrixRow> All()
    {
        MatrixRow[] rows =
            [.. plan.HasBindings || plan.Policies.IsEmpty ? plan.Namespaces.Select(Row) : plan.Policies.Where(policy => policy.Dropped is null).Select(Row)];
        // The more rows there are, the more coarsely they are taken together.
        Func<MatrixRow, string>[] keys =
        [
            row => $"{string.Join('\n', row.Policies)} {Marks(row, cell => string.Join(',', cell.Marks))}",
            row => Marks(row, cell => string.Join(',', cell.Marks)),
            row => Marks(row, cell => $"{cell.Marks[0]}"),
        ];
        var alike = keys[..^1].Select(key => Alike(rows, key)).FirstOrDefault(same => same.Length <= style.Rows) ?? Alike(rows, keys[^1]);
        return
        [
            .. alike.Select(Together).OrderBy(row => row.Cells.IsEmpty ? MatrixMark.Same : row.Cells.Min(cell => cell.Marks[0]))
                .ThenByDescending(row => row.Cells.Count(cell => cell.Marks[0] == MatrixMark.Lost))
                .ThenByDescending(row => row.Names.Length),
        ];
    }

    private MatrixRow Row(NamespacePlan item) => new(
        [item.Name],
        NamespacesSection.Current(item),
        item.ComparedAt?.Level.Name() ?? "no level",
        [.. item.Policies.Select(policy => policy.Name)],
        item.ComparedAt is { } at && !item.Policies.IsEmpty
            ? Cells(item.Policies.SelectMany(policy => policy.At(at).Findings), item.NeverHeld.Select(rule => rule.Finding))
            : []);

    private MatrixRow Row(PolicyPlan policy)
    {
        var level = policy.LevelFor(plan.Fit);
        return new([policy.Name], "-", level.Name(), [policy.Name], Cells(policy.At(level).Findings, []));
    }

    /// <remarks>Each finding is looked at once: large clusters have hundreds of thousands of them.</remarks>
    private ImmutableArray<MatrixCell> Cells(IEnumerable<Finding> findings, IEnumerable<Finding> neverHeld)
    {
        var never = neverHeld.ToHashSet<Finding>(ReferenceEqualityComparer.Instance);
        var cells = new Dictionary<Control, (HashSet<MatrixMark> Marks, List<MatrixEntry> Entries)>(ReferenceEqualityComparer.Instance);
        var seen = new HashSet<MatrixEntry>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings)
        {
            if (!cells.TryGetValue(finding.Control, out var cell))
                cells.Add(finding.Control, cell = ([], []));
            var entry = topics.EntryOf(finding);
            cell.Marks.Add(never.Contains(finding) ? MatrixMark.NeverHeld : entry.Mark);
            // An entry is about one control.
            if (seen.Add(entry))
                cell.Entries.Add(entry);
        }

        return
        [
            .. ControlTable.All.Select(control => cells.TryGetValue(control, out var cell)
                ? new MatrixCell([.. cell.Marks.Order()], [.. cell.Entries])
                : MatrixCell.Same),
        ];
    }

    private static string Marks(MatrixRow row, Func<MatrixCell, string> say) => string.Join(' ', row.Cells.Select(say));

    private static MatrixRow[][] Alike(MatrixRow[] rows, Func<MatrixRow, string> by) =>
        [.. rows.GroupBy(row => (row.Then, by(row))).Select(same => same.ToArray())];

    private static MatrixRow Together(MatrixRow[] alike) => alike[0] with
    {
        Now = string.Join(", ", alike.Select(row => row.Now).Distinct(StringComparer.Ordinal)),
        Names = [.. alike.SelectMany(row => row.Names)],
        Policies = [.. alike.SelectMany(row => row.Policies).Distinct(StringComparer.Ordinal)],
        Cells = [.. alike[0].Cells.Select((_, column) => alike.Select(row => row.Cells[column]).Aggregate((one, other) => one.With(other)))],
    };
}
