namespace PspMigrate.Conversion.Defaults;

/// <summary>Who makes namespaces on the way.</summary>
public enum MakerKind
{
    /// <summary><c>helm install --create-namespace</c>.</summary>
    Helm,
    /// <summary>An Application of Argo CD.</summary>
    ArgoCd,
    /// <summary>A HelmRelease of Flux, or a release of helmfile.</summary>
    Release,
}

/// <summary>A line that makes namespaces, which then have the labels that it gives them, or none.</summary>
/// <remarks>facts/pod-security-defaults.md, 14.</remarks>
public sealed record NamespaceMaker(MakerKind Kind, Position At)
{
    private static readonly (string Word, MakerKind Kind)[] Words =
        [("--create-namespace", MakerKind.Helm), ("CreateNamespace=true", MakerKind.ArgoCd), ("createNamespace: true", MakerKind.Release)];

    /// <summary>The lines of some files, in their order.</summary>
    public static ImmutableArray<NamespaceMaker> Find(IEnumerable<(string Source, string Text)> texts) =>
    [
        .. from item in texts
        where Array.Exists(Words, word => item.Text.Contains(word.Word, StringComparison.Ordinal))
        from line in item.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        let trimmed = line.Text.TrimStart()
        where !trimmed.StartsWith('#') && !trimmed.StartsWith("//", StringComparison.Ordinal)
        from word in Words
        where line.Text.Contains(word.Word, StringComparison.Ordinal)
        select new NamespaceMaker(word.Kind, new(item.Source, line.Number, line.Text.IndexOf(word.Word, StringComparison.Ordinal) + 1)),
    ];
}
