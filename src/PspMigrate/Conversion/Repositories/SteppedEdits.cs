using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Conversion.Repositories;

/// <summary>The changes of files that one request brings, step by step: each step's text holds what the steps before it changed.</summary>
public sealed class SteppedEdits(IEnumerable<RepositoryFile> files)
{
    private readonly Dictionary<string, RepositoryFile> _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);

    private readonly Dictionary<string, List<ObjectEdit>> _edits = new(StringComparer.Ordinal);

    /// <summary>Labels in manifests that are there.</summary>
    /// <exception cref="ManifestException">A file can't be edited.</exception>
    public ImmutableArray<FileChange> Labels(IEnumerable<NamespaceChange> changes)
    {
        var edited = changes.Where(change => change.Kind == ChangeKind.Edit).ToArray();
        var patches = from change in edited
                      from overlay in change.Overlays
                      let path = overlay.Path(change.Name)
                      select new FileChange(path, _files.GetValueOrDefault(path)?.Text, overlay.Text(change));
        return [.. patches, .. Step(edited.SelectMany(Edits))];
    }

    private static IEnumerable<ObjectEdit> Edits(NamespaceChange change) => change switch
    {
        { Overlays: { IsEmpty: false } overlays } => overlays.Select(overlay => overlay.Listing(change.Name)).OfType<ObjectEdit>(),
        { Managed: { } managed } => [managed.Labelling(change.Labels)],
        _ => [change.Manifest!.Labelling(change.Labels)],
    };

    /// <summary>New manifests, and the entries for them in the files by which kustomize knows their siblings, or what is in the namespaces.</summary>
    /// <exception cref="ManifestException">A file can't be edited.</exception>
    public ImmutableArray<FileChange> NewManifests(IEnumerable<NamespaceChange> changes, IEnumerable<KustomizationFile> kustomizations)
    {
        var created = changes.Where(change => change.Kind == ChangeKind.Create).ToArray();
        var listings = kustomizations
            .Select(kustomization => (
                Kustomization: kustomization,
                Paths: created
                    .Where(change => change.Sibling is { } sibling
                        ? kustomization.Resources.Contains(sibling.File.Path)
                        : ReferenceEquals(change.Listing, kustomization))
                    .Select(change => change.NewPath!)
                    .ToArray()))
            .Where(item => item.Paths.Length > 0)
            .Select(item => item.Kustomization.Adding(item.Paths));
        return [.. created.Select(change => new FileChange(change.NewPath!, Before: null, Manifest(change))), .. Step(listings)];
    }

    /// <summary>The entry for a new file.</summary>
    /// <exception cref="ManifestException">The kustomization can't be edited.</exception>
    public ImmutableArray<FileChange> Listing(KustomizationFile kustomization, string path) => Step([kustomization.Adding([path])]);

    /// <summary>What workloads have to say for themselves.</summary>
    /// <param name="built">Those of workloads that kustomizations build, these among them.</param>
    /// <exception cref="ManifestException">A file can't be edited.</exception>
    public ImmutableArray<FileChange> Fixes(IEnumerable<Fix> fixes, BuiltFixes built)
    {
        var wanted = fixes.ToArray();
        var mine = built.Fixes.Where(item => wanted.Contains((object)item.Fix, ReferenceEqualityComparer.Instance)).ToArray();
        return
        [
            .. mine.SelectMany(item => item.Patches),
            .. Step([.. wanted.Where(fix => !fix.Workload.IsBuilt).Select(WorkloadPaths.EditOf), .. mine.SelectMany(item => item.Edits)]),
        ];
    }

    /// <remarks>Always from the first text on: what the edits are about is named by its place there.</remarks>
    private ImmutableArray<FileChange> Step(IEnumerable<ObjectEdit> added)
    {
        var changes = ImmutableArray.CreateBuilder<FileChange>();
        foreach (var group in added.GroupBy(edit => edit.At.Source!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var edits = _edits.GetValueOrDefault(group.Key) ?? [];
            var before = Apply(_files[group.Key], edits);
            edits.AddRange(group);
            _edits[group.Key] = edits;
            var after = Apply(_files[group.Key], edits);
            if (!string.Equals(before, after, StringComparison.Ordinal))
                changes.Add(new(group.Key, before, after));
        }

        return changes.ToImmutable();
    }

    private static string Apply(RepositoryFile file, IEnumerable<ObjectEdit> edits)
    {
        var result = ManifestEditor.Edit(file.Text, ObjectEdit.Merged(edits));
        return result.Text ?? throw new ManifestException(result.Problems[0]);
    }

    private static string Manifest(NamespaceChange change)
    {
        var text = NodeText.Document(NamespaceWriter.Write(change.Name, change.Labels, change.Guards));
        var newLine = change.Sibling?.File.Text.Contains("\r\n", StringComparison.Ordinal) == true ? "\r\n" : "\n";
        return text.ReplaceLineEndings(newLine);
    }
}
