using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.WhatIf;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Sections;

/// <summary>The few bindings that widen most namespaces, and how to see the answer without each.</summary>
internal static class InfluenceSection
{
    private const int Shown = 3;

    public static IEnumerable<Block> Of(Plan plan, Invocation invocation, Style style)
    {
        var all = Influence.Of(plan);
        if (all.IsEmpty)
            yield break;
        yield return new Heading("Decide first");
        yield return new Items([.. all.Take(Shown).Select(influence => new Item(Say(influence, style), Tone.Warning))]);
        if (all.Length > Shown)
            yield return new Paragraph($"{Phrase.Count("other binding", all.Length - Shown)} {(all.Length == Shown + 1 ? "widens" : "each widen")} {Phrase.Count("namespace", all[Shown].Namespaces)} or fewer.");
        yield return new Paragraph("Who needs them? See the whole answer as if one were gone, without changing anything:");
        yield return new Commands([.. all.Take(Shown).Select(influence => invocation.Line("convert") + $" --without-binding {Shell.Quote(Without.NameOf(influence.Binding))}")]);
    }

    private static string Say(Influence influence, Style style)
    {
        var binding = influence.Binding;
        var changes = influence.Levels.Select(change => $"{Phrase.Count("namespace", change.Namespaces)} would be {change.To.Name()} instead of {change.From.Name()}");
        return $"Without {binding.Kind} {binding.Name} ({style.Place(binding.At)}), {Phrase.List([.. changes], int.MaxValue)}"
            + (influence.Left == 0 ? "." : $"; no policy would reach {Phrase.Count("other namespace", influence.Left)}, and nothing could start there.");
    }
}
