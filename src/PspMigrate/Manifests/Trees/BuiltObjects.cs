using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Manifests.Trees;

/// <summary>An object of a build, with its places in the file that it comes from.</summary>
/// <param name="Node">The object, without what the build says about its origin.</param>
/// <param name="Origin">The file, as the build names it; null when it doesn't say.</param>
public sealed record BuiltObject(MapNode Node, string? Origin);

/// <summary>Reads what <c>kustomize build</c> or <c>helm template</c> print.</summary>
public static class BuiltObjects
{
    /// <summary>The annotation that <c>buildMetadata: [originAnnotations]</c> makes kustomize write.</summary>
    /// <remarks>kustomize api/internal/utils/annotations.go, OriginAnnotationKey.</remarks>
    public const string OriginAnnotation = "config.kubernetes.io/origin";

    private const string HelmComment = "# Source: ";

    /// <summary>The objects, in order.</summary>
    /// <param name="source">The name of the build in messages.</param>
    /// <exception cref="ManifestException">It is no YAML.</exception>
    public static IReadOnlyList<BuiltObject> Read(string source, string output) =>
        [.. Documents.Split(Encoding.UTF8.GetBytes(output)).SelectMany(document => Read(source, document))];

    private static IEnumerable<BuiltObject> Read(string source, DocumentText document)
    {
        var text = Encoding.UTF8.GetString(document.Text.Span);
        return YamlTree.Parse(source, text, document.FirstLine, []).OfType<MapNode>().Select(node => Of(node, text));
    }

    private static BuiltObject Of(MapNode node, string text)
    {
        if (node["metadata"] is not MapNode metadata || metadata["annotations"] is not MapNode annotations
            || annotations[OriginAnnotation] is not ScalarNode origin)
        {
            return new(node, TemplateOf(text));
        }

        var others = annotations.With(OriginAnnotation, null);
        return new(node.With("metadata", metadata.With("annotations", others.Span.IsEmpty ? null : others)), Path(origin.Text));
    }

    /// <summary>The file that helm names in a comment, below the directory of the chart; null when it doesn't.</summary>
    private static string? TemplateOf(string text) => text.Split('\n')
        .SkipWhile(line => line.StartsWith("---", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('#'))
        .Where(line => line.StartsWith(HelmComment, StringComparison.Ordinal) && line.Contains('/', StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf('/', StringComparison.Ordinal) + 1)..].Trim()).FirstOrDefault();

    /// <summary>The file; null for what a generator made, or another repository holds.</summary>
    private static string? Path(string origin)
    {
        var lines = origin.Split('\n');
        return Array.Exists(lines, line => line.StartsWith("repo: ", StringComparison.Ordinal)) ? null
            : Array.FindLast(lines, line => line.StartsWith("path: ", StringComparison.Ordinal))?["path: ".Length..].Trim();
    }
}
