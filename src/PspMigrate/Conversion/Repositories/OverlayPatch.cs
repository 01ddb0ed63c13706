using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Writers;

namespace PspMigrate.Conversion.Repositories;

/// <summary>A patch in an overlay that labels the Namespace of a base, where the overlays don't agree.</summary>
/// <param name="Manifest">The base's manifest, by whose name kustomize finds it whatever it has become.</param>
public sealed record OverlayPatch(KustomizationFile Kustomization, NamespaceManifest Manifest)
{
    /// <summary>The file of the patch.</summary>
    public string Path(string ns) => TreePath.Join(TreePath.DirectoryOf(Kustomization.File.Path), $"pod-security-{ns}.yaml");

    /// <summary>The entry for it; null when it is there.</summary>
    public ObjectEdit? Listing(string ns) => Kustomization.Patches.Contains(Path(ns)) ? null : Kustomization.Patching(Path(ns));

    public string Text(NamespaceChange change) => NodeText.Document(NamespaceWriter.Write(Manifest.Name, change.Plan.FinalLabels));
}
