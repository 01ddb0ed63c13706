using System.Text.RegularExpressions;

namespace PspMigrate.Manifests.Trees;

/// <summary>What templates may hold, as far as their text tells before they are rendered.</summary>
/// <param name="Lacks">The kinds of objects in them.</param>
/// <param name="IsAnywhere">Whether policies or bindings in them may go to namespaces that they don't name.</param>
public sealed partial record ChartContents(Lack Lacks, ImmutableArray<string> Namespaces, bool IsAnywhere)
{
    /// <summary>A part of the input that isn't read and may hold this; null where it may hold nothing of interest.</summary>
    public MissingPart? Missing(string what, Position at) =>
        Lacks == Lack.None ? null : new(what, at, Lacks) { Namespaces = Namespaces, IsAnywhere = IsAnywhere };

    /// <param name="release">The namespace of the release; null when it isn't known.</param>
    public static ChartContents Of(IEnumerable<string> texts, string? release)
    {
        var lacks = Lack.None;
        var namespaces = new SortedSet<string>(StringComparer.Ordinal);
        var isOpen = false;
        foreach (var document in texts.SelectMany(text => DocumentStart().Split(text)))
        {
            var found = LackOf(document);
            lacks |= found;
            var named = NamespaceLine().Matches(document).Select(match => match.Groups["name"].Value).ToArray();
            namespaces.UnionWith(named);
            isOpen |= (found & (Lack.Bindings | Lack.Workloads)) != Lack.None && named.Length == 0;
        }

        if (isOpen && release is not null)
            namespaces.Add(release);
        return new(lacks, [.. namespaces], isOpen && release is null && (lacks & Lack.Bindings) != Lack.None);
    }

    private static Lack LackOf(string document) =>
        KindLine().Matches(document).Aggregate(Lack.None, (all, match) => all | (MissingPart.LackOf(match.Groups["kind"].Value) & ~Lack.Labels));

    [GeneratedRegex(@"^---", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentStart();

    [GeneratedRegex(@"^ *kind: *[""']?(?<kind>[A-Za-z]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindLine();

    [GeneratedRegex(@"namespace: *[""']?(?<name>[a-z0-9][a-z0-9-]*)[""']? *[,}\r\n]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceLine();
}
