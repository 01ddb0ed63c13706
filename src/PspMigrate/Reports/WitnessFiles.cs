using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Reports;

/// <summary>The witness of one line of the report.</summary>
/// <param name="Name">Its file name: policy, level, control, kind.</param>
/// <param name="Content">The manifest, or why no pod shows the difference.</param>
public sealed record WitnessFile(string Name, string Content, bool HasPod);

/// <summary>
/// The witnesses of a plan as manifests: one file for each lost, tightened or respell line, and for each grant that keeps a policy from a stricter level.
/// </summary>
public static class WitnessFiles
{
    /// <summary>The files, in the order of the report.</summary>
    public static IEnumerable<WitnessFile> Of(Plan plan)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var lines = plan.Comparisons.SelectMany(comparison => comparison.Findings, (comparison, finding) => (Comparison: comparison, Finding: finding))
            .Concat(plan.Policies.Where(policy => policy.Dropped is null).SelectMany(policy => policy.Blockers))
            .DistinctBy(line => line.Finding, ReferenceEqualityComparer.Instance);
        foreach (var (comparison, finding) in lines)
        {
            if (Witnesses.Make(comparison, finding) is { } witness)
                yield return new(Name(comparison, finding, taken), Content(comparison, finding, witness), witness.Pod is not null);
        }
    }

    /// <summary>How many there are, in words.</summary>
    public static string Count(IReadOnlyCollection<WitnessFile> files, string directory)
    {
        var without = files.Count(file => !file.HasPod);
        return $"{directory}: {Phrase.Count("witness", files.Count - without)}"
            + (without == 0
                ? "."
                : $"; {Phrase.Count("line", without)} of the report can't be shown by a pod, and {(without == 1 ? "its file says" : "their files say")} why.");
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
        var head = Comment(
            $"{finding.Kind.ToString().ToLowerInvariant()}: {finding.Control.Name}: {finding.Control.Say(finding.Values)}{Condition(finding)}");
        return witness.Obstacle is { } obstacle ? head + Comment($"No pod shows this: {obstacle}.") : string.Concat((string[])
        [
            head,
            Comment(witness.Refusals.IsEmpty
                ? $"Policy {comparison.Policy.Name} admits this pod."
                : $"Policy {comparison.Policy.Name} refuses this pod: {string.Join("; ", witness.Refusals)}"),
            Comment(witness.Verdict.Allowed ? $"{comparison.At} allows it." : $"{comparison.At} refuses it: {witness.Verdict.Detail}"),
            .. witness.Needs.Select(Comment),
            Manifest(witness.Pod!),
            witness.Twin is { } twin
                ? $"---\n{Comment("The same, respelled: both accept it.")}{Manifest(twin with { Name = twin.Name + "-respelled" })}"
                : "",
        ]);
    }

    /// <summary>A witness as JSON and files show it: the manifest of a pod.</summary>
    internal static string Manifest(Pod pod) => NodeText.Document(PodWriter.Write(pod));

    private static string Condition(Finding finding) => finding.Condition is { } condition ? $" ({condition})" : "";

    private static string Comment(string line) => $"# {Printable.Escape(line)}\n";
}
