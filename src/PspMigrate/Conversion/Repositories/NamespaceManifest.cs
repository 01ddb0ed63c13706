using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Reading;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A Namespace object in a file of a repository.</summary>
public sealed record NamespaceManifest(RepositoryFile File, NamespaceObject Object)
{
    private static readonly string[] TemplateMarks = ["{{", "{%", "<%"];

    public string Name => Object.Name;

    public Position At => Object.At;

    /// <summary>Why it must not be edited, as the end of a sentence; null when it may be.</summary>
    public string? NotEditableReason => File.NotEditableReason ?? (IsTemplate(Object.Source) ? "this manifest is a template" : null);

    /// <summary>
    /// Every Namespace object, by place, with those that must not be edited. Patches of kustomize are none: they change a namespace that is
    /// defined elsewhere.
    /// </summary>
    /// <param name="files">Files of a repository; those that hold no manifests are passed over.</param>
    public static ImmutableArray<NamespaceManifest> FindAll(
        IEnumerable<RepositoryFile> files, IReadOnlyCollection<KustomizationFile> kustomizations) =>
    [
        .. files
            .Where(file => file.Text.Contains("Namespace", StringComparison.Ordinal))
            .Where(file => !kustomizations.Any(kustomization => kustomization.Patches.Contains(file.Path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(Read),
    ];

    /// <summary>The edit that sets labels.</summary>
    public ObjectEdit Labelling(IEnumerable<KeyValuePair<string, string>> labels) =>
        new(At, [.. labels.Select(label => new FieldEdit(["metadata", "labels", label.Key], Tree.Text(label.Value)))]);

    private static IEnumerable<NamespaceManifest> Read(RepositoryFile file)
    {
        var reader = new ManifestReader(new ReadOptions { IsRepository = true });
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
        reader.Read(file.Path, content);
        return reader.Finish().Inventory.Namespaces.Where(item => item.Source is not { } node || !Found.IsLocal(node))
            .Select(item => new NamespaceManifest(file, item));
    }

    private static bool IsTemplate(Node? node) => node switch
    {
        MapNode map => map.Entries.Any(entry => IsTemplate(entry.Key) || IsTemplate(entry.Value)),
        ListNode list => list.Items.Any(IsTemplate),
        ScalarNode scalar => IsTemplate(scalar.Text),
        _ => false,
    };

    private static bool IsTemplate(string text) => TemplateMarks.Any(mark => text.Contains(mark, StringComparison.Ordinal));
}
