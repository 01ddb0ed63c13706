using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Cleanup;

/// <summary>What can go, step by step.</summary>
public sealed class CleanupAnswer(CleanupPlan plan) : Answer
{
    private ImmutableArray<CleanupStep> Steps => new CleanupSteps(plan, Invocation).All;

    public override string Title => "What is left of PodSecurityPolicy";

    internal override IEnumerable<Block> Blocks(Style style)
    {
        yield return new Headline(Summary);
        foreach (var (i, step) in Steps.Index())
        {
            yield return new Subheading(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {step.Title}"));
            if (!step.What.IsEmpty)
                yield return new Items([.. step.What.Select(line => new Item(line))]);
            if (!step.Commands.IsEmpty)
                yield return new Document.Commands(step.Commands);
            yield return new Paragraph($"If skipped: {step.Skipped}.");
            yield return new Paragraph($"To verify: {step.Verify}.");
            yield return new Paragraph($"To undo: {step.Undo}.");
        }

        if (!plan.Staying.IsEmpty)
        {
            yield return new Subheading("What stays");
            yield return new Items([.. plan.Staying.Select(item => new Item(CleanupWords.Of(item)))]);
        }
    }

    internal override IEnumerable<Table> Rows() =>
    [
        new(["NAMESPACE", "OBJECT", "WHAT", "WHEN", "WHY", "PLACE"],
        [
            .. plan.Unused.Select(item => Row(item, "now")),
            .. plan.Grants.Concat(plan.Policies).Select(item => Row(item, "once the plugin is off")),
            .. plan.Annotations.Select(item => Row((item.Kind, item.Name, item.Namespace), $"loses {item.Path[^1]}", "any time", "says nothing", item.At)),
            .. plan.Staying.Select(item => Row((item.Kind, item.Name, item.Namespace), "stays", "-", CleanupWords.Reason(item), item.At)),
        ]),
    ];

    private static ImmutableArray<Cell> Row(CleanupItem item, string when) => Row(
        (item.Kind, item.Name, item.Namespace),
        item.Goes ? "goes" : $"loses {CleanupWords.Lost(item)}",
        when,
        item.Owner is { } owner ? $"belongs to {CleanupWords.Owner(owner)}" : item.IsUnused ? "admits no pod" : "-",
        item.At);

    private static ImmutableArray<Cell> Row((string Kind, string Name, string? Namespace) of, string what, string when, string why, Position at) =>
        [of.Namespace ?? "-", $"{of.Kind}/{of.Name}", what, when, why, Phrase.Place(at)];

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Kind("Cleanup");
        json.Objects("steps", Steps, step =>
        {
            json.WriteString("id", step.Id);
            json.WriteString("title", step.Title);
            json.Objects("objects", step.Items, item => Write(json, item));
            json.Strings("commands", step.Commands);
            json.WriteString("ifSkipped", step.Skipped);
            json.WriteString("verify", step.Verify);
            json.WriteString("undo", step.Undo);
        });
        json.Strings("unenforced", plan.Unenforced);
        json.Objects("releases", plan.Releases, release =>
        {
            json.WriteString("name", release.Name);
            json.WriteString("namespace", release.Namespace);
            json.WriteString("chart", release.Chart);
            json.WriteBoolean("stored", release.IsStored);
            json.Strings("policies", release.Policies);
        });
        json.Objects("plugins", plan.Plugins, place =>
        {
            json.Word("platform", place.Platform);
            json.Place("at", place.At);
            json.WriteString("text", place.Text);
        });
        json.Objects("references", plan.References, reference =>
        {
            json.Place("at", reference.At);
            json.WriteString("text", reference.Text);
        });
        json.Objects("annotations", plan.Annotations, item =>
        {
            json.Named(item.Kind, item.Name, item.Namespace, item.At);
            json.Strings("path", item.Path);
            json.WriteString("value", item.Value);
        });
        json.Objects("staying", plan.Staying, item =>
        {
            json.Named(item.Kind, item.Name, item.Namespace, item.At);
            json.Word("reason", item.Reason);
            json.Strings("checks", item.Checks);
        });
    }

    private string Summary
    {
        get
        {
            if (plan.IsClean)
                return Nothing("Nothing is left of PodSecurityPolicy");
            var going = plan.Items.Where(item => item.Goes).ToArray();
            var edited = plan.Items.Length - going.Length;
            string[] parts =
            [
                .. Part("policy", going.Count(item => item.Kind is "PodSecurityPolicy")),
                .. Part("binding", going.Count(item => item.Kind.EndsWith("Binding", StringComparison.Ordinal))),
                .. Part("role", going.Count(item => item.Kind.EndsWith("Role", StringComparison.Ordinal))),
            ];
            var lose = edited == 0 ? "" : $"{(parts.Length > 0 ? "; " : "")}{Phrase.Count("role", edited)} {(edited == 1 ? "loses" : "lose")} rules";
            return parts.Length == 0 && edited == 0
                ? Nothing("No object is left to delete")
                : $"{(parts.Length > 0 ? $"{Phrase.List(parts, 3)} can go" : "")}{lose}.";
        }
    }

    private string Nothing(string nothing) => AllClear.Say(plan.IsLimited ? $"{nothing} in the namespaces asked for" : nothing, plan.Missing)
        + (plan.IsLimited ? " Policies and cluster-wide grants weren't looked at." : "");

    private static IEnumerable<string> Part(string noun, int count) => count == 0 ? [] : [Phrase.Count(noun, count)];

    private static void Write(Utf8JsonWriter json, CleanupItem item)
    {
        json.Named(item.Kind, item.Name, item.Namespace, item.At);
        json.WriteString("owner", item.Owner is { } owner ? CleanupWords.Owner(owner) : null);
        json.Objects("rules", item.Rules, change =>
        {
            json.WriteNumber("index", change.Index);
            json.Word("fate", change.Fate);
        });
    }
}
