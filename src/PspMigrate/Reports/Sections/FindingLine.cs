namespace PspMigrate.Reports.Sections;

/// <summary>A finding in words, in two halves with its place between them; findings that differ in their places alone are equal but for that.</summary>
/// <param name="Before">The control, and what the policy said.</param>
/// <param name="After">What the level says.</param>
/// <param name="Place">Where the policy said so.</param>
/// <param name="Admitting">For a rule that never held: the policies that admit what it refuses; else empty.</param>
internal sealed record FindingLine(FindingKind Kind, string Control, string Before, string After, string Place, string Admitting)
{
    public (FindingKind Kind, string Before, string After) Key => (Kind, Before, After + Admitting);

    public bool IsNeverHeld => Admitting.Length > 0;

    public Fate Fate { get; init; }

    public Tone Tone => Kind switch
    {
        FindingKind.Lost when IsNeverHeld => Tone.NeverHeld,
        FindingKind.Lost => Fate switch { Fate.Kept => Tone.Kept, Fate.Never => Tone.NeverHeld, _ => Tone.Lost },
        FindingKind.Respell or FindingKind.Default when Fate != Fate.Open => Fate == Fate.Kept ? Tone.FilledIn : Tone.NeverFilledIn,
        FindingKind.Tightened => Tone.Tightened,
        FindingKind.Respell => Tone.Respell,
        _ => Tone.Default,
    };

    /// <param name="reach">Where the policy reaches at this level.</param>
    public static FindingLine Of(Finding finding, Comparison comparison, Style style, RuleReach reach)
    {
        var words = new Sides(finding, comparison, style);
        var (before, after) = finding.Kind switch
        {
            FindingKind.Lost => (words.Only, words.Allows),
            FindingKind.Tightened => ((finding.Granted ? "granted " : "left open: ") + words.Values, words.Refuses),
            FindingKind.Respell => (words.WasAdmitted, words.Wants),
            _ => (finding.FilledIn ?? "", ""),
        };
        if (reach.IsHeldInPart(finding))
            after += $"{(after.Length == 0 ? "" : "; ")}never held in {Phrase.List(reach.Without(finding), style.Names)}";
        return new(
            finding.Kind,
            finding.Control.Name,
            $"{finding.Control.Name}: {before}",
            (finding.Because is { } why ? $", {why}" : "") + (after.Length == 0 ? "" : "; " + after),
            PlaceOf(finding, style),
            reach.IsHeldNowhere(finding) ? Phrase.List(reach.Admitting(finding), style.Names) : "");
    }

    /// <summary>Where the policy says so. Objects of a cluster have no lines: there the field is the place.</summary>
    public static string PlaceOf(Finding finding, Style style) => finding switch
    {
        { Field: "spec" } => "no field",
        { IsSet: false } => "not set",
        { At: { IsKnown: true, Line: 0 } } => $"{style.Place(finding.At)}, {finding.Field}",
        _ => style.Place(finding.At),
    };

    /// <summary>What the policy said, and what the level says.</summary>
    private sealed class Sides(Finding finding, Comparison comparison, Style style)
    {
        private readonly Control _control = finding.Control;
        private readonly string _level = comparison.At.Level.Name();

        public string Values => Say(finding.Values);

        /// <summary>What the policy admits. That a field may be left out goes without saying.</summary>
        public string Only
        {
            get
            {
                if (finding.PolicyAdmits.IsEmpty)
                    return "none";
                if (finding.PolicyAdmits.Equals(ValueSet.Of(Value.Unset, Value.False)))
                    return "had to be false";
                var words = _control.Words(finding.PolicyAdmits).WithoutUnset();
                if (words.Items is [{ Kind: WordKind.Unset }])
                    return "must be left unset";
                return (words.IsAllBut || words.Items[0].Kind == WordKind.None ? "" : "only ") + words.Shorten(style.Values);
            }
        }

        public string Allows
        {
            get
            {
                if (finding.Exemption is not null)
                    return $"{_level} also allows {Values} {finding.Condition}";
                if (_control.Checks.IsEmpty)
                    return "no level limits it";
                if (comparison.At.Level == Level.Privileged)
                    return "";
                return finding.LevelAllows.Equals(_control.Domain)
                    ? $"{_level} does not limit it"
                    : $"{_level} also allows {More}{Newer}{Cite(_ => true)}";
            }
        }

        /// <summary>What the policy refuses and the level allows. Of nearly everything, only what the level refuses, too, is told.</summary>
        private string More => _control.Facets.Length == 1 && _control.Words(finding.Values).IsAllBut
            ? _control.Words(_control.Domain - finding.LevelAllows).After($"every other {_control.Noun} but").Shorten(style.Values)
            : Values;

        private string Newer => finding.Values.IsSubsetOf(_control.NewerThanPolicies) ? ", which is newer than PodSecurityPolicy" : "";

        public string Refuses => $"{_level} refuses it{Cite(check => !finding.Values.IsSubsetOf(check.Allowed))}";

        public string WasAdmitted => finding.Values.Contains(Value.Unset) && _control.SayFilled(comparison.Policy) is { } filled
            ? $"unset was filled in as {filled}"
            : $"{Values} admitted";

        public string Wants
        {
            get
            {
                var instead = finding.Instead!.Value;
                var wants = instead.IsUnset ? "it left out" : $"it written: {_control.Write(instead)}";
                var condition = finding.Condition is { } when ? $", which is the same if {when}" : "";
                return $"{_level} wants {wants}{condition}{Cite(check => !finding.Values.IsSubsetOf(check.Allowed))}";
            }
        }

        private string Say(ValueSet values) => _control.Words(values).Shorten(style.Values);

        private string Cite(Func<ActiveCheck, bool> isMeant)
        {
            var checks = _control.ActiveChecks(comparison.At)
                .Where(isMeant)
                .Select(active => active.Check)
                .Select(check => check.Revisions[0].Since is > 0 and var since ? $"{check.Id}, v1.{since}+" : check.Id);
            return string.Join("; ", checks) is { Length: > 0 } ids ? $" [{ids}]" : "";
        }
    }
}
