using PspMigrate.Conversion.Defaults;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Defaults;

/// <summary>Files that set the defaults, as YAML: above each stands what to do with it.</summary>
public static class DefaultsYaml
{
    private static readonly BlockStyle Style = BlockStyle.Usual with { Literal = ["content", "expression"], FlowsValues = true };

    /// <summary>All files as documents of one stream.</summary>
    public static string Write(IEnumerable<DefaultsFile> files) => string.Join("---\n", files.Select(WriteOne));

    public static string WriteOne(DefaultsFile file)
    {
        var comments = file.Comments.ToDictionary(comment => comment.Of, comment => comment.Text, (IEqualityComparer<Node>)ReferenceEqualityComparer.Instance);
        return string.Concat(file.Where.Select(line => $"# {line}\n")) + NodeText.Document(file.Node, Style with { Comment = comments.GetValueOrDefault });
    }
}
