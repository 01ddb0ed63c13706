using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Reports.PullRequests;

/// <summary>What changes, a row for each namespace; and the namespaces that don't get all that they should.</summary>
internal static class ChangesTable
{
    private static readonly ImmutableArray<string> Headers = ["Namespace", "File", "enforce", "audit", "warn"];

    /// <param name="limit">How many rows and entries to show.</param>
    public static IEnumerable<Block> Of(IReadOnlyCollection<NamespaceChange> changes, int limit)
    {
        var changed = changes.Where(change => change.ChangesFiles).ToArray();
        yield return new Table(Headers, [.. changed.Take(limit).Select(Row)]);
        if (changed.Length > limit)
            yield return new Paragraph($"… and {Phrase.Count("more namespace", changed.Length - limit)}.");
        foreach (var (title, items) in Lists(changes))
        {
            if (items.Length == 0)
                continue;
            yield return new Heading(title);
            yield return new Items([.. items.Take(limit), .. items.Skip(limit).Take(1).Select(_ => new Item($"… and {items.Length - limit} more"))]);
        }
    }

    private static ImmutableArray<Cell> Row(NamespaceChange change) =>
    [
        change.Name,
        change.Kind == ChangeKind.Create ? $"{change.Path} (new)" : Phrase.Place(change.At[0]),
        .. new[] { Mode.Enforce, Mode.Audit, Mode.Warn }.Select(mode => Cell(change.Modes.FirstOrDefault(item => item.Mode == mode))),
    ];

    private static string Cell(ModeLabels? mode) => mode switch
    {
        null => "",
        { IsKept: true } => $"{Current(mode)} (kept)",
        { IsAsWanted: true } => $"{mode.Wanted} (as it was)",
        { CurrentLevel: null, CurrentVersion: null } => $"{mode.Wanted}",
        _ => $"{mode.Wanted} (was {Current(mode)})",
    };

    private static string Current(ModeLabels mode) =>
        (mode.CurrentLevel ?? "no level") + (mode.CurrentVersion is { } version ? $":{version}" : "");

    private static IEnumerable<(string Title, Item[] Items)> Lists(IReadOnlyCollection<NamespaceChange> changes)
    {
        yield return ("Labels that were replaced", Each(
            changes, change => change.ChangesFiles,
            mode => mode is { IsKept: false, IsAsWanted: false } and not { CurrentLevel: null, CurrentVersion: null },
            mode => $"{mode.Mode.Name()} said {Current(mode)} and now says {mode.Wanted}"));
        yield return ("Labels that were kept", Each(
            changes, change => change.Kind is ChangeKind.Edit or ChangeKind.None, mode => mode is { IsKept: true, IsAsWanted: false },
            mode => $"{mode.Mode.Name()} says {Current(mode)}; {mode.Wanted} would fit "
                + (mode.Owner is { } owner ? $"(left to {owner})" : "(--overwrite replaces it)")));
        yield return ("Namespaces left alone",
        [
            .. changes.Select(change => (change.Name, Why: LeftAloneReason.Of(change)))
                .Where(item => item.Why is not null)
                .Select(item => new Item($"{item.Name}: {item.Why}", Tone.Warning)),
        ]);
    }

    private static Item[] Each(
        IEnumerable<NamespaceChange> changes, Func<NamespaceChange, bool> isMeant, Func<ModeLabels, bool> isModeMeant, Func<ModeLabels, string> say) =>
    [
        .. changes.Where(isMeant)
            .Select(change => (change.Name, Said: change.Modes.Where(isModeMeant).Select(say).ToArray()))
            .Where(item => item.Said.Length > 0)
            .Select(item => new Item($"{item.Name}: {string.Join("; ", item.Said)}")),
    ];
}
