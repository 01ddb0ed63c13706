using PspMigrate.Manifests.Trees;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.Input.Trees;

/// <summary>Says where Flux and Argo CD apply files of a tree otherwise than the files say, and that isn't followed.</summary>
/// <param name="followed">Directories that were built into the namespace that is said.</param>
/// <param name="fallback">The namespace of objects that name none.</param>
internal sealed class Redirections(Inventory inventory, IReadOnlyCollection<Tree> trees, IReadOnlySet<string> followed, string fallback)
{
    /// <param name="part">What Flux or Argo CD makes.</param>
    public IEnumerable<Diagnostic> Of(MissingPart part)
    {
        if (part.Path is not { Length: > 0 } path || trees.FirstOrDefault(tree => tree.Holds(path)) is not { } tree)
            yield break;
        var shown = tree.Shown(path);
        if (part.Into is { } into && !followed.Contains(path) && Elsewhere(tree, part))
        {
            yield return new(
                Severity.Warning,
                $"{part.What} puts {(part.OverridesNamespaces ? "everything" : "what names no namespace")} in {shown} into namespace {into},"
                    + " which is not followed: it is read where its files say",
                part.At,
                part.OverridesNamespaces
                    ? $"read what it builds: a kustomization.yaml in {shown} with namespace: {into} says the same"
                    : $"read {shown} by itself with --default-namespace {into}");
        }

        string[] changing = [.. part.Changing.Where(field => field is not "postBuild" || HasVariables(tree, path))];
        if (changing.Length > 0)
        {
            var command = part.Command.IsEmpty || part.Release is not null ? "" : $"; printed by: {string.Join(' ', part.Command.Select(Shell.Quote))}";
            yield return new(
                Severity.Warning,
                $"{part.What} changes what it takes from {shown} ({string.Join(", ", changing)}),"
                    + $" which is not followed: names, namespaces, labels and pods may differ{command}",
                part.At,
                command.Length == 0 ? "read what the cluster holds, or write the changes into a kustomization.yaml"
                    : "leave the directory out with --exclude, and add what the command prints")
            {
                Like = "changes",
            };
        }
    }

    /// <remarks>fluxcd.io/flux/components/kustomize/kustomizations, "Post build variable substitution".</remarks>
    private static bool HasVariables(Tree tree, string directory) =>
        tree.Below(directory).Any(path => tree.TextOf(path)?.Contains("${", StringComparison.Ordinal) is true);

    /// <summary>Whether something below a directory is read in another namespace.</summary>
    private bool Elsewhere(Tree tree, MissingPart part) =>
        inventory.Namespaced
            .Where(item => item.At.Source is { } source && tree.PathOf(source) is { } path && TreePath.IsBelow(path, part.Path!)
                && (tree.Layout.KindOf(path) != TreeFileKind.Manifest || Placement.Takes(tree, part, path)))
            .Any(item => part.OverridesNamespaces
                ? !string.Equals(item.Namespace, part.Into, StringComparison.Ordinal)
                : string.Equals(item.Namespace, fallback, StringComparison.Ordinal));
}
