using System.Text.RegularExpressions;

namespace PspMigrate.Truth;

/// <summary>A file of recorded answers, named PREFIX KIND SUFFIX [.gates] .jsonl [.gz], or the answers about a whole cluster.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Prefix">What stands before the kind: <c>shared-</c>, or nothing.</param>
/// <param name="Kind">What it holds, by its name: <c>pods</c>, <c>decisions</c>, …; <c>cluster</c> for an expected.json beside a cluster.yaml.</param>
/// <param name="WithGates">Whether the server ran with more feature gates on.</param>
public sealed partial record TruthFile(string Path, string Prefix, string Kind, bool WithGates)
{
    /// <summary>The truth files below a folder, in ordinal order of their paths.</summary>
    public static IReadOnlyList<TruthFile> Find(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Recognize).OfType<TruthFile>()];

    /// <summary>The file that its name makes of it; null for any other name.</summary>
    public static TruthFile? Recognize(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        if (name is "expected.json")
            return File.Exists(ClusterBeside(path)) ? new(path, "", "cluster", WithGates: false) : null;
        var match = Name().Match(name);
        return match.Success
            ? new(path, match.Groups["prefix"].Value, KindOf(path, match.Groups["kind"].Value), match.Groups["gates"].Success)
            : null;
    }

    /// <summary>The manifests that the answers about a cluster are about.</summary>
    public static string ClusterBeside(string path) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, "cluster.yaml");

    /// <summary>Files of another kind in the same folder, of the same server; those with the same prefix first.</summary>
    public IEnumerable<TruthFile> Beside(string kind) => AllBeside(kind).Where(other => other.WithGates == WithGates);

    /// <summary>Files of another kind in the same folder; those of the same server first, then those with the same prefix.</summary>
    public IEnumerable<TruthFile> AllBeside(string kind) =>
        Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!)
            .Select(Recognize).OfType<TruthFile>()
            .Where(other => string.Equals(other.Kind, kind, StringComparison.Ordinal))
            .OrderByDescending(other => other.WithGates == WithGates)
            .ThenByDescending(other => string.Equals(other.Prefix, Prefix, StringComparison.Ordinal))
            .ThenBy(other => other.Path, StringComparer.Ordinal);

    /// <summary>A selection may be named after anything, and so may the policies and pods that one refers to: their lines tell.</summary>
    private static string KindOf(string path, string kind)
    {
        if (!System.IO.Path.GetFileName(path).Contains("selection", StringComparison.Ordinal) || !File.Exists(path))
            return kind;
        var first = JsonLines.Read(path).FirstOrDefault();
        if (JsonLines.Find(first, "manifest") is null)
            return "selection";
        return JsonLines.Find(first, "pod") is null ? "policies" : "pods";
    }

    [GeneratedRegex(
        @"^(?<prefix>.*?)(?<kind>upstream-testdata|pods|ranges|admission|policies|decisions|selection|validation|scenarios)"
            + @"[^.]*?(?<gates>\.gates)?\.jsonl(\.gz)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Name();
}
