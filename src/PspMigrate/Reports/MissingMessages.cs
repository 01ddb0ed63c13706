using PspMigrate.Reports.Labels;

namespace PspMigrate.Reports;

/// <summary>Says which objects stand for others that aren't in the input.</summary>
public static class MissingMessages
{
    public static IEnumerable<Diagnostic> Of(IEnumerable<MissingPart> parts) =>
        // Charts, kustomizations and files of other languages have been told with their own words.
        parts.Where(part => part.At.Line > 0).Select(part => new Diagnostic(
            Severity.Warning,
            $"what {part.What} makes is not in the input: {Missing(part)}{Unfollowed(part)}{Command(part)}",
            part.At,
            part.Command.IsEmpty ? "read it from the cluster" : "add what the command prints, or read the cluster instead of files")
        {
            Like = part.What.Split(' ')[0],
        });

    private static string Unfollowed(MissingPart part) => part.Unfollowed is null ? "" : $" (not followed: {part.Unfollowed})";

    private static string Command(MissingPart part) => part.Command.IsEmpty ? "" : $"; printed by: {string.Join(' ', part.Command.Select(Shell.Quote))}";

    private static string Missing(MissingPart part) => (part.Lacks, part.Namespaces) switch
    {
        (Lack.Namespaces, [var only]) => $"namespace {only}",
        (Lack.Namespaces | Lack.Labels, [var only]) => $"namespace {only} and its labels",
        (var lacks, [var only]) when lacks.HasFlag(Lack.Namespaces) => $"namespace {only}, and {Listed(lacks & ~Lack.Namespaces)} in it",
        (var lacks, [var only]) => $"{Listed(lacks)} in namespace {only}",
        (var lacks, _) => Listed(lacks),
    };

    private static string Listed(Lack lacks) => Phrase.List(Words(lacks), 9);

    /// <summary>What may be missing, in words: <c>policies</c>, <c>bindings</c>.</summary>
    internal static string[] Words(Lack lacks) =>
    [
        .. new[] { Lack.Namespaces, Lack.Labels, Lack.Policies, Lack.Bindings, Lack.Workloads }
            .Where(lack => lacks.HasFlag(lack)).Select(lack => lack.ToString().ToLowerInvariant()),
    ];
}
