namespace PspMigrate.Reports.Sections;

/// <summary>What changes: policy by policy, at the levels that are enforced where they reach.</summary>
internal static class DifferencesSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        var levels = plan.Comparisons.GroupBy(comparison => comparison.At).OrderBy(group => group.Key.Level).ToArray();
        if (levels.Length == 0)
            yield break;
        yield return new Heading("What changes");
        yield return HeadlineSection.Rules(plan);
        yield return FindingItems.Legend;
        var reach = RuleReach.In(plan);
        var isShort = levels.Sum(level => level.Count()) > style.Rows;
        foreach (var level in levels)
        {
            if (level.Key.Level == Level.Privileged && level.Any(comparison => !comparison.Findings.IsEmpty))
                yield return new Paragraph("privileged limits nothing: where it is enforced, every rule that held there is lost.");
            var part = new AtLevel(plan, level.Key, [.. level], style, reach);
            foreach (var block in isShort && level.Count() > 1 ? part.Shared() : part.Blocks())
                yield return block;
        }

        if (plan.Comparisons.SelectMany(comparison => comparison.Findings).Any(finding => finding is { Kind: FindingKind.Tightened, Granted: false }))
            yield return new Paragraph("left open: the policy has no rule about it. Only pods that set it are refused.");
    }

    private sealed class AtLevel(
        Plan plan, LevelVersion at, ImmutableArray<Comparison> comparisons, Style style, Func<Comparison, RuleReach> reach)
    {
        private readonly Dictionary<Comparison, FindingLine[]> _lines = comparisons.ToDictionary(
            comparison => comparison,
            comparison => Lines(plan, comparison, style.Under(comparison.Policy.At), reach(comparison)));

        public IEnumerable<Block> Blocks()
        {
            var everywhere = comparisons.Length < 2
                ? []
                : comparisons.Select(comparison => _lines[comparison].Select(line => line.Key)).Aggregate((one, other) => one.Intersect(other)).ToHashSet();
            if (everywhere.Count > 0)
                yield return Show(
                    $"{(comparisons.Length == 2 ? "both" : $"all {comparisons.Length}")} policies at {at}", comparisons, key => everywhere.Contains(key));
            foreach (var same in comparisons.GroupBy(
                comparison => new Keys(_lines[comparison].Select(line => line.Key).Where(key => !everywhere.Contains(key)))))
                yield return Show(Title([.. same]), [.. same], key => !everywhere.Contains(key), isRest: everywhere.Count > 0);
        }

        /// <summary>The lines of many policies, each once; of those that alone would fit a stricter level the controls alone.</summary>
        public IEnumerable<Block> Shared()
        {
            foreach (var laxer in comparisons.ToLookup(IsLaxer).OrderBy(half => half.Key))
            {
                ImmutableArray<Comparison> half = [.. laxer];
                var lines = half.SelectMany(comparison =>
                    Lines(plan, comparison, style, reach(comparison), isWhole: false).Select(line => (line, comparison.Policy.Name)));
                var shared = new SharedLines(half.Length, style);
                yield return new Details(Title(half), [new Items(laxer.Key ? shared.Controls(lines) : shared.Of(lines))]);
            }
        }

        /// <param name="isWhole">Whether lines say in which namespaces they never held.</param>
        private static FindingLine[] Lines(Plan plan, Comparison comparison, Style style, RuleReach reach, bool isWhole = true) =>
        [
            .. comparison.Findings.Select(finding => KeptWords.Added(
                FindingLine.Of(finding, comparison, style, isWhole || !reach.IsHeldInPart(finding) ? reach : RuleReach.Of()), plan.Kept, comparison, finding)),
        ];

        private Details Show(
            string title, ImmutableArray<Comparison> among, Func<(FindingKind, string, string), bool> isMeant, bool isRest = false)
        {
            var items = _lines[among[0]].Where(line => isMeant(line.Key)).ToArray();
            return items.Length == 0
                ? new($"{title}; nothing {(isRest ? "else " : "")}changes", [])
                : new(title, [new Items(FindingItems.Of(items, line => Places(line, among)))]);
        }

        /// <summary>Whether the level is laxer than the policy's own, so that it isn't where the policy's rules were to go.</summary>
        private bool IsLaxer(Comparison comparison) =>
            plan.Policies.First(policy => ReferenceEquals(policy.Policy, comparison.Policy)).Closest > at.Level;

        private string Places(FindingLine line, ImmutableArray<Comparison> among) => Phrase.List(
            [.. among.Select(comparison => _lines[comparison].First(other => other.Key == line.Key).Place).Distinct(StringComparer.Ordinal)], 3);

        private string Title(ImmutableArray<Comparison> same)
        {
            var names = same.Select(comparison => comparison.Policy.Name).ToHashSet(StringComparer.Ordinal);
            var reached = plan.Namespaces
                .Where(item => item.ComparedAt == at && item.Policies.Any(policy => names.Contains(policy.Name)))
                .Select(item => item.Name).ToArray();
            var where = reached.Length == 0 ? plan.HasBindings ? "reaches no namespace" : "its closest level" : "in " + Phrase.List(reached, style.Names);
            var own = plan.Policies.Where(policy => names.Contains(policy.Name)).Select(policy => policy.Closest).Distinct().ToArray();
            var alone = Array.Exists(own, level => level <= at.Level) ? ""
                : $"; alone {(same.Length == 1 ? "it" : "each")} would fit {(own is [var closest] ? closest.Name() : "a stricter level")}";
            var from = Phrase.List([.. same.Select(comparison => style.Place(comparison.Policy.At))], 2);
            return $"{(same.Length == 1 ? "policy" : "policies")} {Phrase.List([.. names], style.Names)} ({from}) at {at}: {where}{alone}";
        }
    }

    /// <summary>Lines by which comparisons are the same.</summary>
    private sealed class Keys(IEnumerable<(FindingKind, string, string)> keys) : IEquatable<Keys>
    {
        private readonly (FindingKind, string, string)[] _keys = [.. keys];

        public bool Equals(Keys? other) => other is not null && _keys.AsSpan().SequenceEqual(other._keys);

        public override bool Equals(object? obj) => Equals(obj as Keys);

        public override int GetHashCode() => _keys.Length == 0 ? 0 : HashCode.Combine(_keys.Length, _keys[0]);
    }
}
