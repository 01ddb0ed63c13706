using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Reports.Sections;

/// <summary>A finding in words, in two halves with its place between them; findings that differ in their places alone are equal but for that.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Control">The control's name.</param>
/// <param name="Before">The control, and what the policy said.</param>
/// <param name="After">What the level says.</param>
/// <param name="Place">Where the policy said so.</param>
internal sealed record FindingLine(FindingKind Kind, string Control, string Before, string After, string Place)
{
    public (FindingKind Kind, string Before, string After) Key => (Kind, Before, After);

    public Tone Tone => Kind switch
    {
        FindingKind.Lost => Tone.Lost,
        FindingKind.Tightened => Tone.Tightened,
        FindingKind.Respell => Tone.Respell,
        _ => Tone.Default,
    };

    public static FindingLine Of(Finding finding, Comparison comparison, Style style)
    {
        var words = new Sides(finding, comparison, style);
        var (before, after) = finding.Kind switch
        {
            FindingKind.Lost => (words.Only, words.Allows),
            FindingKind.Tightened => ((finding.Granted ? "granted " : "left open: ") + words.Values, words.Refuses),
            FindingKind.Respell => (words.WasAdmitted, words.Wants),
            _ => (finding.FilledIn ?? "", ""),
        };
        return new(finding.Kind, finding.Control.Name, $"{finding.Control.Name}: {before}", after.Length == 0 ? "" : "; " + after, PlaceOf(finding, comparison, style));
    }

    public string Text(string places) => $"{Before} ({places}){After}";

    private static string PlaceOf(Finding finding, Comparison comparison, Style style)
    {
        var place = style.Place(finding.At);
        var path = finding.Field.Split('.');
        var isLeftOut = path is ["spec", _] && finding.At == comparison.Policy.Where("spec");
        return isLeftOut ? "left out" : place;
    }

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
                var said = _control.Say(finding.PolicyAdmits);
                var unset = _control.Domain.Contains(Value.Unset) ? _control.Say(Value.Unset) : null;
                if (finding.PolicyAdmits.IsEmpty)
                    return "none";
                if (string.Equals(said, unset, StringComparison.Ordinal))
                    return "must be left unset";
                if (unset is not null && said.StartsWith(unset + ", ", StringComparison.Ordinal))
                    said = said[(unset.Length + 2)..];
                var isOnly = !said.StartsWith("anything but", StringComparison.Ordinal) && !said.EndsWith("nothing", StringComparison.Ordinal);
                return (isOnly ? "only " : "") + Phrase.Shorten(said, style.Values);
            }
        }

        public string Allows
        {
            get
            {
                if (finding.UserNamespace)
                    return $"{_level} also allows {Values} {finding.Condition}";
                if (_control.Checks.IsEmpty)
                    return "no level limits it";
                if (comparison.At.Level == Level.Privileged)
                    return "";
                return finding.LevelAllows.Equals(_control.Domain)
                    ? $"{_level} does not limit it"
                    : $"{_level} also allows {Values}{Newer}{Cite(_ => true)}";
            }
        }

        private string Newer => finding.Values.IsSubsetOf(_control.Later) ? ", which is newer than PodSecurityPolicy" : "";

        public string Refuses => $"{_level} refuses it{Cite(revision => !finding.Values.IsSubsetOf(revision.Allowed))}";

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
                return $"{_level} wants {wants}{condition}{Cite(revision => !finding.Values.IsSubsetOf(revision.Allowed))}";
            }
        }

        private string Say(ValueSet values) => Phrase.Shorten(_control.Say(values), style.Values);

        private string Cite(Func<Revision, bool> isMeant)
        {
            var checks = _control.ActiveChecks(comparison.At)
                .Where(check => isMeant(check.At(comparison.At.Version)!))
                .Select(check => check.Revisions[0].Since is > 0 and var since ? $"{check.Id}, v1.{since}+" : check.Id);
            return string.Join("; ", checks) is { Length: > 0 } ids ? $" [{ids}]" : "";
        }
    }
}
