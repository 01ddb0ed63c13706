using System.Text.RegularExpressions;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Reports.Labels;

/// <summary>A strategic-merge patch that stands in a kustomization.</summary>
/// <remarks>Kustomize reads the name and the namespace in a target as regular expressions.</remarks>
/// <param name="Group">The API group of the target; null where the kind says enough.</param>
/// <param name="Version">The API version; null where the kind says enough.</param>
/// <param name="Namespace">The namespace; null where the name says enough.</param>
internal sealed record InlinePatch(string? Group, string? Version, string Kind, string Name, string? Namespace, MapNode Patch)
{
    private static readonly BlockStyle Style = BlockStyle.Usual with { Literal = ["patch"] };

    /// <summary>The entry <c>patches</c> of a kustomization.</summary>
    public static string Write(IEnumerable<InlinePatch> patches) =>
        NodeText.Document(Tree.Map(("patches", Tree.List(patches.Select(patch => patch.ToNode())))), Style);

    private MapNode ToNode() => Tree.Map(
        ("target", Tree.Map(
            ("group", Tree.Text(Group)),
            ("version", Tree.Text(Version)),
            ("kind", Tree.Text(Kind)),
            ("name", Tree.Text(Regex.Escape(Name))),
            ("namespace", Tree.Text(Namespace is null ? null : Regex.Escape(Namespace))))),
        ("patch", Tree.Text(NodeText.Document(Patch).TrimEnd('\n'))));
}
