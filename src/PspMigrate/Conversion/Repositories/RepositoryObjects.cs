using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>The policies, roles and bindings in the files of a repository, each definition of them.</summary>
/// <param name="Patches">Objects in files by which kustomize changes others.</param>
internal sealed record RepositoryObjects(
    ImmutableArray<PodSecurityPolicy> Policies, ImmutableArray<Role> Roles, ImmutableArray<Binding> Bindings, ImmutableArray<MapNode> Patches)
{
    public static RepositoryObjects Read(IEnumerable<RepositoryFile> files, IEnumerable<KustomizationFile> kustomizations)
    {
        var patches = kustomizations.SelectMany(item => item.Patches).ToHashSet(StringComparer.Ordinal);
        var found =
            (from file in files.Where(IsOfInterest)
             from node in Places.Objects(file.Path, file.Text)
             let interest = Kinds.Classify(Text(node, "apiVersion"), Text(node, "kind"))
             where interest is Interest.Policy or Interest.Role or Interest.Binding
             select (Node: node, Interest: patches.Contains(file.Path) ? (Interest?)null : interest)).ToLookup(item => item.Interest, item => item.Node);
        return new(
            [.. found[Interest.Policy].Select(node => PolicyReader.Read(node, [])).OfType<PodSecurityPolicy>()],
            [.. found[Interest.Role].Select(node => RoleReader.Read(node, [])).OfType<Role>()],
            [.. found[Interest.Binding].Select(node => BindingReader.Read(node, [])).OfType<Binding>()],
            [.. found[null]]);
    }

    public static string Text(MapNode node, params ReadOnlySpan<string> path) => node.TextAt(path) ?? "";

    /// <summary>Kind, name and namespace, by which an object of a build is known in another one.</summary>
    public static string NameOf(MapNode node) =>
        $"{Text(node, "kind")} {Text(node, "metadata", "name")}{(node.TextAt("metadata", "namespace") is { Length: > 0 } ns ? $" in {ns}" : "")}";

    private static bool IsOfInterest(RepositoryFile file) => file.Text.Contains("PodSecurityPolicy", StringComparison.Ordinal)
        || file.Text.Contains("Role", StringComparison.Ordinal);
}
