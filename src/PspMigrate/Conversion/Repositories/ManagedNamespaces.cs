using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>An Application of Argo CD that creates its namespace: that is the place for the namespace's labels.</summary>
/// <param name="File">The file of the Application.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Namespace">The namespace.</param>
/// <remarks>argo-cd docs/user-guide/sync-options.md, "Namespace Metadata".</remarks>
public sealed record ManagedNamespace(RepositoryFile File, Position At, string Namespace)
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ManagedNamespace> FindAll(IEnumerable<RepositoryFile> files) =>
        from file in files
        where file.NotEditableReason is null && file.Text.Contains("CreateNamespace=true", StringComparison.Ordinal)
        from map in Places.Objects(file.Path, file.Text)
        where map["kind"] is ScalarNode { Text: "Application" } && map["apiVersion"] is ScalarNode version && version.Text.StartsWith("argoproj.io/", StringComparison.Ordinal)
        where map.Find("spec", "syncPolicy", "syncOptions") is ListNode options && options.Items.Any(item => item is ScalarNode { Text: "CreateNamespace=true" })
        let target = (map.Find("spec", "destination", "namespace") as ScalarNode)?.Text
        where target is not null
        select new ManagedNamespace(file, map.At, target);

    /// <summary>The edit that sets labels.</summary>
    public ObjectEdit Labelling(IEnumerable<KeyValuePair<string, string>> labels) => new(
        At,
        [
            .. labels.Select(label => new FieldEdit(
                ["spec", "syncPolicy", "managedNamespaceMetadata", "labels", label.Key], new ScalarNode(Position.None, label.Value, ScalarType.String))),
        ]);
}
