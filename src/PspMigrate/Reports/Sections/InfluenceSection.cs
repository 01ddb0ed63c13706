using PspMigrate.Conversion.WhatIf;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports.Sections;

/// <summary>The few grants and policies that most of the answer hangs on, and how to see the answer without each.</summary>
/// <param name="invocation">How to see the answer without one.</param>
internal sealed class InfluenceSection(Plan plan, Invocation invocation, Style style)
{
    public const int Most = 3;

    private const int MostTogether = 4;

    private readonly (string Text, string Options)[] _together = [.. Together(plan)];
    private readonly ImmutableArray<Influence> _influences = Influence.Of(plan);
    private readonly (string Text, string Options)[] _controllers = [.. Controllers(plan, style)];

    private int Count => _together.Length + _influences.Length + _controllers.Length;

    /// <remarks>Of many few are shown: each is put into words when it is.</remarks>
    private IEnumerable<(string Text, string Options)> Decisions =>
        _together.Concat(_influences.Select(influence => (Say(influence, style), Option(influence.Without)))).Concat(_controllers);

    public IEnumerable<Block> Blocks(int limit = Most)
    {
        if (Count == 0 || limit == 0)
            yield break;
        yield return new Heading("Decide first");
        foreach (var (text, options) in Decisions.Take(limit))
        {
            yield return new Items([new(text, Tone.Warning)]);
            yield return new Commands([$"{invocation.Line("convert")} {options}"]);
        }

        if (Count > limit)
            yield return new Paragraph(
                $"{Phrase.Count("other", Count - limit)} {(Count == limit + 1 ? "widens" : "widen")} no more than that.");
    }

    private static string Say(Influence influence, Style style)
    {
        var changes = influence.Levels.GroupBy(change => change.From).Select(same =>
            $"{string.Join(" and ", same.Select((change, i) => Say(change.Namespaces, change.To, isFirst: i == 0)))}, not {same.Key.Name()}");
        return $"Without {influence.Kind} {influence.Name} ({style.Place(influence.At)}), {string.Join("; ", changes)}"
            + (influence.Left == 0 ? "." : $"; {Phrase.Number(influence.Left)} would have no policy.");
    }

    private static string Say(int namespaces, Level to, bool isFirst) =>
        isFirst ? $"{Phrase.Count("namespace", namespaces)} would be {to.Name()}" : $"{Phrase.Number(namespaces)} {to.Name()}";

    /// <summary>Bindings that only together let every namespace use what decides its level.</summary>
    private static IEnumerable<(string Text, string Options)> Together(Plan plan)
    {
        if (plan.Future is not { Level: < Level.Restricted and var level, Deciding: { IsEmpty: false } deciding }
            || plan.Options.Policies != PolicyChoice.Widest)
            yield break;
        var bindings = plan.Future.DecidingGrants.Select(grant => grant.Binding).Distinct<Binding>(ReferenceEqualityComparer.Instance).ToArray();
        if (bindings.Length is < 2 or > MostTogether || plan.Namespaces.IsEmpty)
            yield break;
        yield return (
            $"{Phrase.List([.. bindings.Select(binding => $"{binding.Kind} {binding.Name}")], int.MaxValue)} each let every namespace use "
            + $"{(deciding.Length == 1 ? "policy" : "policies")} {Phrase.List([.. deciding.Select(policy => policy.Name)], limit: 3)}, so none is stricter "
            + $"than {level.Name()} while one of them stands.",
            Option(new() { Bindings = [.. bindings.Select(Without.NameOf)] }));
    }

    /// <summary>Grants to controllers, which admit pods and count for no level unless that is asked for; where the answer depends on them.</summary>
    private static IEnumerable<(string Text, string Options)> Controllers(Plan plan, Style style)
    {
        var grants = plan.AccessFindings.Where(finding => finding.Kind == AccessFindingKind.ControllerGrant).ToArray();
        var counts = plan.Namespaces.Any(item => item.WithoutLevel == NoLevelReason.NoPolicy || item.Basis == LevelBasis.Closed
            || item.Workloads.States.Any(state => state.Policy is not null && state.Admission.Through == AdmittedThrough.Controller));
        if (grants.Length == 0 || plan.Options.IncludeControllers || !counts)
            yield break;
        var more = grants.Length == 1 ? "" : $", and {Phrase.Count("grant", grants.Length - 1)} like it";
        yield return ($"{grants[0].Message} ({style.Place(grants[0].At)}){more}. Levels don't count that; to count it:", "--include-controllers");
    }

    private static string Option(Without without) => string.Join(' ',
    [
        .. without.Bindings.Select(name => $"--without-binding {Shell.Quote(name)}"),
        .. without.Policies.Select(name => $"--without-policy {Shell.Quote(name)}"),
    ]);
}
