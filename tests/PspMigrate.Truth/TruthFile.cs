using System.Text.RegularExpressions;

namespace PspMigrate.Truth;

/// <summary>A file of recorded answers, named PREFIX KIND [.gates] .jsonl [.gz].</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Prefix">What stands before the kind: <c>shared-</c>, or nothing.</param>
/// <param name="Kind">What it holds, by its name: <c>pods</c>, <c>decisions</c>, …</param>
/// <param name="WithGates">Whether the server ran with more feature gates on.</param>
public sealed partial record TruthFile(string Path, string Prefix, string Kind, bool WithGates)
{
    /// <summary>The truth files below a folder, in ordinal order of their paths.</summary>
    public static IReadOnlyList<TruthFile> Find(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Recognize).OfType<TruthFile>()];

    /// <summary>The file that its name makes of it; null for any other name.</summary>
    public static TruthFile? Recognize(string path)
    {
        var match = Name().Match(System.IO.Path.GetFileName(path));
        return match.Success
            ? new(path, match.Groups["prefix"].Value, match.Groups["kind"].Value, match.Groups["gates"].Success)
            : null;
    }

    /// <summary>Files of another kind in the same folder, of the same server; those with the same prefix first.</summary>
    public IEnumerable<TruthFile> Beside(string kind) =>
        Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!)
            .Select(Recognize).OfType<TruthFile>()
            .Where(other => string.Equals(other.Kind, kind, StringComparison.Ordinal) && other.WithGates == WithGates)
            .OrderByDescending(other => string.Equals(other.Prefix, Prefix, StringComparison.Ordinal))
            .ThenBy(other => other.Path, StringComparer.Ordinal);

    [GeneratedRegex(
        @"^(?<prefix>.*?)(?<kind>upstream-testdata|pods|ranges|admission|policies|decisions|selection|validation|scenarios)(?<gates>\.gates)?\.jsonl(\.gz)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Name();
}
