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
        var policies = ImmutableArray.CreateBuilder<PodSecurityPolicy>();
        var roles = ImmutableArray.CreateBuilder<Role>();
        var bindings = ImmutableArray.CreateBuilder<Binding>();
        var changing = ImmutableArray.CreateBuilder<MapNode>();
        foreach (var file in files.Where(IsOfInterest))
        {
            foreach (var node in Places.Objects(file.Path, file.Text))
            {
                var interest = Kinds.Classify(Text(node, "apiVersion"), Text(node, "kind"));
                if (interest is not (Interest.Policy or Interest.Role or Interest.Binding))
                    continue;
                if (patches.Contains(file.Path))
                    changing.Add(node);
                else if (interest == Interest.Policy && PolicyReader.Read(node, []) is { } policy)
                    policies.Add(policy);
                else if (interest == Interest.Role && RoleReader.Read(node, []) is { } role)
                    roles.Add(role);
                else if (interest == Interest.Binding && BindingReader.Read(node, []) is { } binding)
                    bindings.Add(binding);
            }
        }

        return new(policies.ToImmutable(), roles.ToImmutable(), bindings.ToImmutable(), changing.ToImmutable());
    }

    public static string Text(MapNode node, params ReadOnlySpan<string> path) => node.TextAt(path) ?? "";

    /// <summary>Kind, name and namespace, by which an object of a build is known in another one.</summary>
    public static string NameOf(MapNode node) =>
        $"{Text(node, "kind")} {Text(node, "metadata", "name")}{(node.TextAt("metadata", "namespace") is { Length: > 0 } ns ? $" in {ns}" : "")}";

    private static bool IsOfInterest(RepositoryFile file) => file.Text.Contains("PodSecurityPolicy", StringComparison.Ordinal)
        || file.Text.Contains("Role", StringComparison.Ordinal);
}
