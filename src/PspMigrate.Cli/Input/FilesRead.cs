using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Input;

/// <summary>What there is to tell of files once everything has been read.</summary>
/// <param name="reader">What read them; null when there were none.</param>
/// <param name="trees">The trees among them.</param>
internal sealed class FilesRead(TreeReader? reader, ImmutableArray<Tree> trees)
{
    public static readonly FilesRead Nothing = new(reader: null, []);

    public IReadOnlyList<BuildOutput> Outputs => reader?.Found.Outputs ?? [];

    /// <summary>What is applied into other namespaces than its files say.</summary>
    public IReadOnlyList<PlacedObjects> Placed => reader?.Placed ?? [];

    public IReadOnlyList<MissingPart> Bundles => reader?.Bundles ?? [];

    /// <summary>The result, with what the trees lack.</summary>
    public ReadResult Finish(ManifestReader manifests)
    {
        var result = manifests.Finish();
        if (reader is null)
            return result;
        var redirections = new Redirections(result.Inventory, trees, reader.Found.Followed, manifests.DefaultNamespace);
        var parts = reader.Expand(result.Inventory.Missing);
        var missing = reader.Left(parts, trees).AddRange(result.Unread.Select(Unread).OfType<MissingPart>());
        return result with
        {
            Inventory = result.Inventory with { Missing = missing },
            Diagnostics =
            [
                .. result.Diagnostics.Concat(reader.Found.Said).Concat(MissingMessages.Of(missing))
                    .Concat(parts.SelectMany(redirections.Of)).Distinct().OrderBy(item => item.At),
                .. NothingIn(result.Inventory),
                .. PassedOver(reader.PassedOver + result.PassedOver),
            ],
        };
    }

    /// <summary>What a file of a tree may hold that is no manifest yet; null for nothing of interest.</summary>
    private MissingPart? Unread(string source) => trees.Select(tree => tree.PathOf(source) is { } path && tree.HasManifest(tree.FullPath(path))
        ? TreeReader.Unread(tree, path) : null).FirstOrDefault(part => part is not null);

    private static string Count(int count) => count == 1 ? "1 file or document" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} files or documents";

    private IEnumerable<Diagnostic> NothingIn(Inventory inventory) => trees.IsEmpty || !inventory.IsEmpty
        ? []
        : [new(Severity.Error, "nothing was read: there is no Kubernetes object in these files", new(trees[0].Shown(""), 0, 0))];

    private IEnumerable<Diagnostic> PassedOver(int count) => count == 0
        ? []
        : [new(Severity.Note, $"passed over {Count(count)} without Kubernetes objects: values, patches, CI files and the like", new(trees[0].Shown(""), 0, 0))];
}
