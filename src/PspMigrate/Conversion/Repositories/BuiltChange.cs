using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>What labels a namespace that kustomizations build: the base where all that build it agree, else each overlay.</summary>
/// <param name="manifests">The repository's manifests of namespaces.</param>
/// <param name="all">Every namespace that they build.</param>
internal sealed class BuiltChange(
    Plan plan, ImmutableArray<NamespaceManifest> manifests, ImmutableArray<KustomizationFile> kustomizations, IReadOnlyCollection<BuiltNamespace> all)
{
    /// <param name="plain">Manifests of its name that no kustomization reads.</param>
    /// <param name="edit">The change that edits a manifest.</param>
    public NamespaceChange Of(
        NamespacePlan ns, ImmutableArray<BuiltNamespace> builds, ImmutableArray<Position> plain, Func<NamespaceManifest, NamespaceChange> edit)
    {
        var places = builds.Select(build => build.At).Concat(plain).Distinct().ToImmutableArray();
        var change = new NamespaceChange { Plan = ns, Kind = ChangeKind.DefinedTwice, Modes = ns.Labels, At = places };
        if (places is not [var at])
            return change;

        // The build knows a line only where it found the file.
        if (manifests.FirstOrDefault(manifest => manifest.At == at) is not { } manifest)
            return NotEditable(
                at.Line > 0 ? "its manifest is not among the files that were to be read" : "the build takes it from no manifest of this repository");
        if (manifest.NotEditableReason is { } reason)
            return NotEditable(reason);
        if (Agree(ns, manifest))
            return edit(manifest);
        if (!change.Changed.Any())
            return change with { Kind = ChangeKind.None };
        if (all.Where(build => build.At == at).GroupBy(build => build.Root, StringComparer.Ordinal)
            .FirstOrDefault(root => root.DistinctBy(build => build.Name, StringComparer.Ordinal).Count() > 1) is { } shared)
        {
            return NotEditable($"{shared.Key} is applied as namespaces {string.Join(", ", shared.Select(build => build.Name))}, which want different labels");
        }

        var patches = new List<OverlayPatch>();
        foreach (var root in builds.Select(build => build.Root).Distinct(StringComparer.Ordinal))
        {
            if (kustomizations.FirstOrDefault(item => string.Equals(TreePath.DirectoryOf(item.File.Path), root, StringComparison.Ordinal)) is not { } overlay)
            {
                return NotEditable($"overlays that share it want different labels, and the kustomization in {root} can't be edited");
            }

            var patch = new OverlayPatch(overlay, manifest);
            if (patch.Listing(ns.Name) is { } listing && ManifestEditor.Edit(overlay.File.Text, [listing]).Problems is [var problem, ..])
            {
                return NotEditable($"overlays that share it want different labels, and a patch can't be added to {overlay.File.Path}: {problem.Message}");
            }

            patches.Add(patch);
        }

        return change with { Kind = ChangeKind.Edit, Manifest = manifest, Overlays = [.. patches] };

        NamespaceChange NotEditable(string why) => change with { Kind = ChangeKind.NotEditable, Why = why };
    }

    /// <summary>Whether everything that is built from a manifest is to get the same labels.</summary>
    private bool Agree(NamespacePlan ns, NamespaceManifest manifest)
    {
        var planned = plan.Namespaces.ToDictionary(item => item.Name, item => item.FinalLabels, StringComparer.Ordinal);
        return all.Where(build => build.At == manifest.At)
            .All(build => planned.TryGetValue(build.Name, out var labels) && labels.SequenceEqual(ns.FinalLabels));
    }
}
