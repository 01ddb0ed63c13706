using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Reports.Keeping;

/// <summary>What isn't kept, as messages with places, and a sentence on what is.</summary>
public static class KeptMessages
{
    /// <summary>A warning for each rule that is lost (one for all where none is kept for one reason), and a note for each thing left unfilled.</summary>
    public static IEnumerable<Diagnostic> Of(Kept kept) =>
    [
        .. Lost(kept),
        .. kept.Fillings.Where(filling => filling.Reason is not null).Select(filling => new Diagnostic(
            Severity.Note,
            $"not filled in any more by policy {filling.Policy} in {Where(filling.Namespaces)}: {filling.Control.Name} {filling.FilledIn}; {filling.Reason}",
            filling.Where)),
        .. kept.Narrow.Select(narrow => new Diagnostic(
            Severity.Note,
            $"{Where(narrow.Namespaces)}: {narrow.At.Level.Name()}, but only {Where(narrow.Who)} may use what policy {narrow.Policy} opens",
            Position.None)),
        .. kept.Unreached.Select(name => new Diagnostic(
            Severity.Note, $"no policy reaches {name}, and every pod was refused there: nothing is kept in it, so that the cluster can start", Position.None)),
    ];

    private static IEnumerable<Diagnostic> Lost(Kept kept)
    {
        KeptRule[] lost = [.. kept.Lost];
        if (lost.Length > 1 && !kept.Held.Any() && lost.All(rule => string.Equals(rule.Reason, lost[0].Reason, StringComparison.Ordinal)))
        {
            var message = $"none of the {Phrase.Count("rule", lost.Length)} that levels lose is kept: {lost[0].Reason}";
            return [new(Severity.Warning, message, Position.None, "convert --report full lists the rules")];
        }

        return lost.Select(rule => new Diagnostic(
            Severity.Warning,
            $"not kept of policy {rule.Policy} in {Where(rule.Namespaces)}: {rule.Control.Name} {rule.Control.Say(rule.Values)}; {rule.Reason}",
            rule.Where));
    }

    /// <summary>How much is kept, in one sentence.</summary>
    public static string Summary(Kept kept)
    {
        var rules = kept.Held.Count();
        var fillings = kept.FilledIn.Count();
        var guard = kept.GuardsLabels ? "An admission policy guards the labels." : "";
        var policies = kept.Objects.Count(item => !item.Kind.EndsWith("Binding", StringComparison.Ordinal)) - (kept.GuardsLabels ? 1 : 0);
        if (policies == 0 && kept.GuardsLabels)
            return guard;
        if (kept.Objects.IsEmpty)
            return kept.Lost.Any() ? "Nothing is kept." : "No admission policy is needed.";
        string[] does =
        [
            .. rules == 0 ? [] : new[] { $"{(policies == 1 ? "keeps" : "keep")} {Phrase.Count("rule", rules)} that levels lose" },
            .. fillings == 0 ? [] : new[] { $"{(policies == 1 ? "fills" : "fill")} in {Phrase.Count("field", fillings)} as the policies did" },
        ];
        return $"{Phrase.Count("admission policy", policies)} "
            + $"{(does.Length == 0 ? policies == 1 ? "refuses pods" : "refuse pods" : string.Join(", and ", does))}.{(guard.Length == 0 ? "" : " " + guard)}";
    }

    private static string Where(IReadOnlyList<string> namespaces)
    {
        const int shown = 3;
        return namespaces.Count <= shown
            ? string.Join(", ", namespaces)
            : $"{string.Join(", ", namespaces.Take(shown))} and {namespaces.Count - shown} more";
    }
}
