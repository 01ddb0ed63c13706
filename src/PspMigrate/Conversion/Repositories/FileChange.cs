using System.Collections.Immutable;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A file of a repository before and after.</summary>
/// <param name="Path">Below the repository's root.</param>
/// <param name="Before">The text; null for a new file.</param>
/// <param name="After">The new text.</param>
public sealed record FileChange(string Path, string? Before, string After)
{
    /// <summary>The edits of manifests that are there, by path.</summary>
    public static ImmutableArray<FileChange> Edits(IEnumerable<NamespaceChange> changes) =>
    [
        .. changes
            .Where(change => change.Kind == ChangeKind.Edit)
            .GroupBy(change => change.Manifest!.File)
            .OrderBy(group => group.Key.Path, StringComparer.Ordinal)
            .Select(group => Edit(group.Key, group.Select(change => change.Manifest!.Labelling(change.Labels)))),
    ];

    /// <summary>New manifests, and the entries for them in the files by which kustomize knows their siblings.</summary>
    public static ImmutableArray<FileChange> Additions(
        IEnumerable<NamespaceChange> changes, IReadOnlyCollection<KustomizationFile> kustomizations)
    {
        var created = changes.Where(change => change.Kind == ChangeKind.Create).ToArray();
        var listed = kustomizations.Select(kustomization => (
            Kustomization: kustomization,
            Paths: created
                .Where(change => change.Sibling is { } sibling && kustomization.Resources.Contains(sibling.File.Path))
                .Select(change => change.NewPath!)
                .ToArray()));
        return
        [
            .. created.Select(change => new FileChange(change.NewPath!, Before: null, Manifest(change))),
            .. listed.Where(item => item.Paths.Length > 0).Select(item => Edit(item.Kustomization.File, [item.Kustomization.Adding(item.Paths)])),
        ];
    }

    /// <exception cref="ManifestException">The file can't be edited.</exception>
    private static FileChange Edit(RepositoryFile file, IEnumerable<ObjectEdit> edits)
    {
        var result = ManifestEditor.Edit(file.Text, edits);
        return result.Text is { } text ? new(file.Path, file.Text, text) : throw new ManifestException(result.Problems[0]);
    }

    private static string Manifest(NamespaceChange change)
    {
        var labels = change.Labels.Select(label => Entry(label.Key, Text(label.Value)));
        var text = NodeText.Document(Map(
            Entry("apiVersion", Text("v1")),
            Entry("kind", Text("Namespace")),
            Entry("metadata", Map(Entry("name", Text(change.Name)), Entry("labels", Map([.. labels]))))));
        var newLine = change.Sibling?.File.Text.Contains("\r\n", StringComparison.Ordinal) == true ? "\r\n" : "\n";
        return text.ReplaceLineEndings(newLine);

        static MapEntry Entry(string key, Node value) => new(key, Position.None, value);
        static MapNode Map(params MapEntry[] entries) => new(Position.None, entries);
        static ScalarNode Text(string value) => new(Position.None, value, ScalarType.String);
    }
}
