using PspMigrate.Conversion.Defaults;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Defaults;

/// <summary>The defaults for namespaces without labels: which, why, for whom they hold today, and where they are set.</summary>
/// <param name="platform">Where they are to be set; null where that isn't known.</param>
/// <param name="because">What tells the platform; null where the user did.</param>
public sealed class DefaultsAnswer(ClusterDefaults defaults, Platform? platform, string? because, ImmutableArray<NamespaceMaker> makers) : Answer
{
    public override string Title => "Defaults for namespaces without labels";

    internal override IEnumerable<Block> Blocks(Style style) =>
    [
        new Headline($"Namespaces without labels: enforce {defaults.Policy.Enforce}, audit and warn {defaults.Policy.Audit}."),
        new Paragraph(DefaultsWords.Why(defaults)),
        .. platform is { } hosted && hosted.IsHosted() ? [] : Today(style),
        new Paragraph(DefaultsWords.Where(defaults, platform, because, Invocation)),
        .. makers.IsEmpty ? Array.Empty<Block>() :
        [
            new Heading("What makes namespaces here"),
            new Items(
            [
                .. from maker in makers.Take(style.Rows)
                   let words = DefaultsWords.Of(maker.Kind)
                   select new Item(words.Says) { Place = style.Place(maker.At), After = $": {words.Labels}" },
            ]),
        ],
        new Heading("Next steps"),
        new Steps(
        [
            new(
                "Label today's namespaces first, as the defaults hold where labels are missing:",
                [Invocation.Line(Invocation.IsRepository ? "pr" : "apply")]),
            new(DefaultsWords.Put(platform), []),
        ]),
    ];

    /// <summary>Who is exempt, and what a default does to namespaces of today.</summary>
    private IEnumerable<Block> Today(Style style)
    {
        yield return new Paragraph(DefaultsWords.Exemptions(defaults));
        if (!defaults.Unlabelled.IsEmpty)
        {
            yield return new Paragraph(
                $"Today the defaults hold in {Phrase.List(defaults.Unlabelled, style.Names)}: no label there says otherwise, and the plan sets none.");
        }

        if (!defaults.Refusing.IsEmpty)
        {
            yield return new Paragraph(
                $"{Phrase.List(defaults.Refusing, style.Names)}: workloads there would be refused once their pods are recreated."
                + " First label those that must keep running.",
                Tone.Warning);
        }

        if (DefaultsWords.NotThere(defaults) is { } old)
            yield return new Paragraph(old, Tone.Warning);
    }

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Kind("Defaults");
        json.WriteString("enforce", defaults.Policy.Enforce.ToString());
        json.WriteString("audit", defaults.Policy.Audit.ToString());
        json.WriteString("warn", defaults.Policy.Warn.ToString());
        json.Word("basis", defaults.Basis);
        json.WriteString("configuration", defaults.ApiVersion);
        json.Strings("exemptNamespaces", defaults.ExemptNamespaces);
        json.Strings("exemptUsernames", defaults.ExemptUsernames);
        json.Strings("exemptRuntimeClasses", defaults.ExemptRuntimeClasses);
        json.Strings("unlabelled", defaults.Unlabelled);
        json.Strings("refusing", defaults.Refusing);
        json.Word("platform", platform);
        json.Objects("makers", makers, maker =>
        {
            json.Word("kind", maker.Kind);
            json.Place("at", maker.At);
        });
    }
}
