using PspMigrate.Reports.Keeping;

namespace PspMigrate.Reports.Sections;

/// <summary>What admission policies keep of what levels lose, and what they don't.</summary>
internal static class KeptSection
{
    public static IEnumerable<Block> Of(Plan plan, Style style)
    {
        if (plan.Kept is not { } kept)
            yield break;
        yield return new Heading("Kept by admission policies");
        yield return new Paragraph(KeptMessages.Summary(kept));
        var messages = KeptMessages.Of(kept).ToArray();
        if (messages.Length > 0)
        {
            yield return Items.First(
                messages.Select(message => new Item(
                    message.At.IsKnown ? $"{message.Message} ({style.Place(message.At)})" : message.Message,
                    message.Severity == Severity.Note ? Tone.Plain : Tone.Warning)),
                messages.Length, style.Entries, Tone.Plain);
        }

        if (plan.Options.FillsIn && plan.Namespaces.Any(item => item.Workloads.Count > 0))
            yield return new Paragraph(
                "Workloads are judged as their pods are filled in on creation. Warnings about Deployments and other templates "
                    + "stay: templates aren't filled in.");
    }
}
