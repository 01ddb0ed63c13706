using System.Globalization;
using System.Text;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Reports;

/// <summary>The witnesses of a plan as manifests, one file for each lost, tightened or respell line.</summary>
public static class WitnessFiles
{
    /// <summary>File names (policy, level, control, kind) with their contents, in the order of the report.</summary>
    public static IEnumerable<(string Name, string Content)> Of(Plan plan)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var comparison in plan.Comparisons)
        {
            foreach (var finding in comparison.Findings)
            {
                if (Witnesses.Make(comparison, finding) is { } witness)
                    yield return (Name(comparison, finding, taken), Content(comparison, finding, witness));
            }
        }
    }

    private static string Name(Comparison comparison, Finding finding, HashSet<string> taken)
    {
        var kind = finding.Kind.ToString().ToLowerInvariant();
        var stem = $"{FileName.Of(comparison.Policy.Name)}.{comparison.At.Level.Name()}-{comparison.At.Version}.{finding.Control.Name}.{kind}";
        var name = stem;
        for (var count = 2; !taken.Add(name); count++)
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{count}");
        return name + ".yaml";
    }

    private static string Content(Comparison comparison, Finding finding, Witness witness)
    {
        var text = new StringBuilder();
        var values = finding.Control.Say(finding.Values);
        Comment(text, $"{finding.Kind.ToString().ToLowerInvariant()}: {finding.Control.Name}: {values}{Condition(finding)}");
        if (witness.Obstacle is { } obstacle)
        {
            Comment(text, $"No pod shows this: {obstacle}.");
            return text.ToString();
        }

        Comment(text, witness.Refusals.IsEmpty
            ? $"Policy {comparison.Policy.Name} admits this pod."
            : $"Policy {comparison.Policy.Name} refuses this pod: {string.Join("; ", witness.Refusals)}");
        Comment(text, witness.Verdict.Allowed
            ? $"{comparison.At} allows it."
            : $"{comparison.At} refuses it: {witness.Verdict.Detail}");
        foreach (var need in witness.Needs)
            Comment(text, need);
        text.Append(Manifest(witness.Pod!));
        if (witness.Twin is { } twin)
        {
            text.Append("---\n");
            Comment(text, "The same, respelled: both accept it.");
            text.Append(Manifest(twin with { Name = twin.Name + "-respelled" }));
        }

        return text.ToString();
    }

    /// <summary>A witness as JSON and files show it: the manifest of a pod.</summary>
    internal static string Manifest(Pod pod) => NodeText.Document(PodWriter.Write(pod));

    private static string Condition(Finding finding) => finding.Condition is { } condition ? $" ({condition})" : "";

    private static void Comment(StringBuilder text, string line) => text.Append("# ").Append(Printable.Escape(line)).Append('\n');
}
