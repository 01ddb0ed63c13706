using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Conversion.Repositories;

/// <summary>Takes what is gone out of the files that list it for kustomize; such a file goes, too, when nothing is left for it to build.</summary>
/// <param name="isGone">Whether an object goes wherever it is defined, by kind and name.</param>
internal sealed class KustomizationCleanup(IReadOnlyCollection<RepositoryFile> files, Func<string, string, bool> isGone)
{
    /// <summary>Fields that make a kustomization build something (kustomize api/types/kustomization.go).</summary>
    private static readonly string[] Building =
    [
        "resources", "bases", "components", "crds", "configMapGenerator", "secretGenerator", "generators", "helmCharts", "helmChartInflationGenerator",
    ];

    private static readonly string[] Listing = ["resources", "bases", "components", "patches", "patchesStrategicMerge", "patchesJson6902"];

    private readonly Dictionary<string, ObjectEdit> _edits = new(StringComparer.Ordinal);

    /// <summary>The edits of those that stay, by path.</summary>
    public IEnumerable<ObjectEdit> Edits => _edits.Values;

    /// <summary>Looks for what lists something that is gone.</summary>
    /// <param name="gone">Paths of files that go; those of kustomizations and patches that go with them are added.</param>
    public void Follow(HashSet<string> gone)
    {
        var kustomizations = files.Where(file => Kustomization.IsNamed(file.Path) && file.NotEditableReason is null)
            .Select(file => (File: file, Root: YamlTree.ParseFile(file.Path, file.Text) is [MapNode root] ? root : null))
            .Where(item => item.Root is not null).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (file, root) in kustomizations.Where(item => !gone.Contains(item.File.Path)))
                changed |= Look(file, root!, gone);
        }
    }

    /// <returns>Whether the file itself goes now.</returns>
    private bool Look(RepositoryFile file, MapNode root, HashSet<string> gone)
    {
        var directory = TreePath.DirectoryOf(file.Path);
        var edits = new List<FieldEdit>();
        var emptied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in Listing)
        {
            if (root[key] is not ListNode list)
                continue;
            var indexes = Enumerable.Range(0, list.Items.Count).Where(i => Goes(key, list.Items[i], directory, gone)).ToArray();
            if (indexes.Length == list.Items.Count && indexes.Length > 0)
            {
                emptied.Add(key);
                edits.Add(new([key], Value: null));
            }
            else
            {
                edits.AddRange(indexes.Select(i => new FieldEdit([key, i.ToString(CultureInfo.InvariantCulture)], Value: null)));
            }
        }

        if (edits.Count == 0)
            return false;
        if (emptied.Count > 0 && !DoesMore(root, emptied))
        {
            _edits.Remove(file.Path);
            return gone.Add(file.Path);
        }

        _edits[file.Path] = new(root.At, [.. edits]);
        return false;
    }

    /// <summary>Whether a kustomization still builds something; a component also where it changes what others build.</summary>
    private static bool DoesMore(MapNode root, HashSet<string> emptied) => root.Entries.Any(entry => !emptied.Contains(entry.Key)
        && (RepositoryObjects.Text(root, "kind") is "Component" ? entry.Key is not ("apiVersion" or "kind" or "metadata")
            : Building.Contains(entry.Key, StringComparer.Ordinal) && entry.Value is ListNode { Items.Count: > 0 } or MapNode));

    private bool Goes(string key, Node item, string directory, HashSet<string> gone) => item switch
    {
        ScalarNode { Text: var text } when text.Contains('\n', StringComparison.Ordinal) => key is "patchesStrategicMerge" && AreGone(text),
        ScalarNode { Text: var path } => IsGoneFile(path, directory, gone),
        MapNode { } patch when patch["target"] is MapNode target => IsGoneTarget(target),
        MapNode { } patch when patch["path"] is ScalarNode { Text: var path } => IsGoneFile(path, directory, gone),
        MapNode { } patch when patch["patch"] is ScalarNode { Text: var inline } => AreGone(inline),
        _ => false,
    };

    private bool IsGoneTarget(MapNode target) => RepositoryObjects.Text(target, "kind") is var kind && RepositoryObjects.Text(target, "name") is var name
        && ((kind is "PodSecurityPolicy" && target["labelSelector"] is null && name.Length == 0) || (name.Length > 0 && isGone(kind, name)));

    private static bool IsGoneFile(string path, string directory, HashSet<string> gone) => TreePath.Resolve(directory, path) is { } resolved
        && (gone.Contains(resolved)
            || gone.Any(item => Kustomization.IsNamed(item) && string.Equals(TreePath.DirectoryOf(item), resolved, StringComparison.Ordinal)));

    private bool AreGone(string text) => Places.Objects("patch", text) is { Count: > 0 } objects
        && objects.All(node => isGone(RepositoryObjects.Text(node, "kind"), RepositoryObjects.Text(node, "metadata", "name")));
}
