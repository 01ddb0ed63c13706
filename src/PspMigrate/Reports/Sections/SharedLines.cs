namespace PspMigrate.Reports.Sections;

/// <summary>What many policies change at a level, line by line: each is said once, with the policies that it is about.</summary>
internal sealed class SharedLines(int total, Style style)
{
    /// <summary>The lines that most policies share come first in each control; what fewer say beyond <see cref="Style.Entries"/> is counted.</summary>
    /// <param name="lines">Every line with the policy that it is of.</param>
    public ImmutableArray<Item> Of(IEnumerable<(FindingLine Line, string Policy)> lines) =>
    [
        .. from pair in lines
           group pair by (pair.Line.Tone, pair.Line.Control) into control
           orderby control.Key.Tone, Rank(control.Key.Control)
           from item in control.Key.Tone == Tone.NeverHeld ? [NeverHeld([.. control])] : Rules([.. control])
           select item,
    ];

    /// <summary>The controls alone: those that all policies have in common, then the others, with how many policies each.</summary>
    public ImmutableArray<Item> Controls(IEnumerable<(FindingLine Line, string Policy)> lines) =>
    [
        .. from pair in lines
           group pair by pair.Line.Tone into tone
           orderby tone.Key
           let counts = tone.GroupBy(pair => pair.Line.Control, StringComparer.Ordinal).OrderBy(control => Rank(control.Key))
               .ToLookup(control => Policies(control).Length == total, control => (control.Key, Policies(control).Length))
           select new Item(string.Join("; in some of them ",
           [
               .. List(counts[true].Select(control => control.Key)),
               .. List(counts[false].Select(control => $"{control.Key} ({Phrase.Number(control.Length)})")),
           ]), tone.Key),
    ];

    private static string[] List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? [list] : [];

    /// <summary>Where reports show a control.</summary>
    private static int Rank(string control) =>
        ControlTable.All.TakeWhile(other => !string.Equals(other.Name, control, StringComparison.Ordinal)).Count();

    private IEnumerable<Item> Rules((FindingLine Line, string Policy)[] control)
    {
        var rules = control.GroupBy(pair => (pair.Line.Before, pair.Line.After)).OrderByDescending(rule => rule.Count()).ToArray();
        var shown = rules.Length - 1 <= style.Entries ? rules.Length : style.Entries;
        foreach (var rule in rules.Take(shown))
            yield return new(rule.Key.Before, control[0].Line.Tone) { Place = Who([.. rule]), After = rule.Key.After };
        if (shown < rules.Length)
        {
            var rest = rules.Skip(shown).SelectMany(rule => rule).ToArray();
            yield return new($"{control[0].Line.Control}: {Phrase.Count("other rule", rules.Length - shown)}", control[0].Line.Tone) { Place = Who(rest) };
        }
    }

    private Item NeverHeld((FindingLine Line, string Policy)[] control) => new(control[0].Line.Control, Tone.NeverHeld) { Place = Who(control) };

    private string Who((FindingLine Line, string Policy)[] same)
    {
        var policies = Policies(same);
        return policies.Length == total ? $"all {Phrase.Number(total)} policies"
            : same is [var only] ? $"{only.Policy}, {only.Line.Place}"
            : $"{Phrase.Count("policy", policies.Length)}: {Phrase.List(policies, style.Names)}";
    }

    private static string[] Policies(IEnumerable<(FindingLine Line, string Policy)> lines) =>
        [.. lines.Select(pair => pair.Policy).Distinct(StringComparer.Ordinal)];
}
