using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>
/// Fixes workloads where kustomizations take them from: in their manifest, where everything that is built from it needs the same; else by a
/// patch in each overlay. What isn't built as it should be is left alone.
/// </summary>
/// <param name="files">A file by its path; null when there is none.</param>
public sealed class BuiltFixer(Func<string, RepositoryFile?> files, IReadOnlyCollection<BuiltRoot> roots)
{
    private static readonly IEqualityComparer<Fix?> ByReference = ReferenceEqualityComparer.Instance;

    /// <summary>Makes the fixes, and tries them.</summary>
    /// <param name="fixes">Fixes of workloads that programs have built, perhaps among others.</param>
    /// <param name="copies">Workloads that stand in the input once more.</param>
    public BuiltFixes Make(IEnumerable<Fix> fixes, ImmutableArray<Workload> copies)
    {
        var wanted = fixes.Where(fix => !fix.Changes.IsEmpty)
            .SelectMany(fix => copies.Where(copy => WorkloadPaths.IsCopy(copy, fix.Workload)).Prepend(fix.Workload), (fix, workload) => (fix, workload))
            .Where(item => item.workload.IsBuilt).ToArray();
        var attempts = Sources(wanted).Select(source => new BuiltFixAttempt(source, files)).ToArray();
        while (!Holds(attempts))
        {
        }

        var built = attempts.SelectMany(attempt => attempt.Source.Uses).Select(use => use.Fix)
            .ToHashSet(ByReference);
        return new(
            [.. attempts.SelectMany(attempt => attempt.Fixes)],
            [
                .. attempts.SelectMany(attempt => attempt.Problems),
                .. wanted.Where(item => !built.Contains(item.fix)).Select(item => Rendered(item.workload)).Distinct(),
            ],
            [.. roots.Select(root => root with { Objects = Expected(root, attempts) })]);
    }

    private IEnumerable<BuiltSource> Sources(IReadOnlyCollection<(Fix Fix, Workload Workload)> wanted)
    {
        var uses =
            (from root in roots
             from node in root.Objects
             let mine = wanted.Where(item => item.Workload.At == node.At && IsBuiltAs(item.Workload, node)).ToArray()
             from fix in mine.Length > 0 ? mine.Select(item => (Fix?)item.Fix).Distinct(ByReference) : [null]
             select new BuiltUse(root, node, fix)).ToArray();
        // What has no line is known by nothing but its name in its build.
        return uses.GroupBy(use => (use.Node.At, use.Node.At.Line > 0 ? null : use.Node))
            .Where(group => group.Any(use => use.Fix is not null))
            .Select(group => new BuiltSource(group.Key.At, [.. group]));
    }

    private static bool IsBuiltAs(Workload workload, MapNode node) =>
        Is(node, workload.Kind, "kind") && Is(node, workload.Name, "metadata", "name")
        && (node.Find("metadata", "namespace") is null || Is(node, workload.Namespace, "metadata", "namespace"));

    private static bool Is(MapNode node, string text, params ReadOnlySpan<string> path) =>
        node.Find(path) is ScalarNode scalar && string.Equals(scalar.Text, text, StringComparison.Ordinal);

    /// <summary>Builds everything that is touched; what differs from what is wanted is tried in another way next time.</summary>
    private bool Holds(BuiltFixAttempt[] attempts)
    {
        var changes = BuiltFixAttempt.Changes(attempts, files);
        var touched = attempts.SelectMany(attempt => attempt.Touched).ToHashSet(StringComparer.Ordinal);
        var hold = true;
        foreach (var root in roots.Where(root => touched.Contains(root.Path) || root.Objects.Any(node => touched.Contains(node.At.Source ?? ""))))
        {
            var wanted = Expected(root, attempts);
            var rebuilt = root.Again(changes);
            var different = rebuilt.Objects is { } now && now.Count == wanted.Count
                ? Enumerable.Range(0, now.Count).Where(i => !ExpectedTree.Same(now[i], wanted[i])).Select(i => root.Objects[i]).ToArray()
                : [.. root.Objects];
            if (different.Length == 0)
                continue;
            hold = false;
            var own = attempts.Where(attempt => attempt.IsMade && attempt.Source.Uses.Any(use => ReferenceEquals(use.Root, root))).ToArray();
            var guilty = own.Where(attempt => attempt.Source.Uses.Any(use => different.Contains(use.Node))).ToArray();
            foreach (var attempt in guilty.Length > 0 ? guilty : own.Length > 0 ? own : attempts)
                attempt.Reject(rebuilt.Error is { } error ? $"then {root.Directory} can't be built: {error}" : $"then {root.Directory} builds something else");
        }

        return hold;
    }

    private static IReadOnlyList<MapNode> Expected(BuiltRoot root, BuiltFixAttempt[] attempts)
    {
        var made = attempts.Where(attempt => attempt.IsMade).SelectMany(attempt => attempt.Source.Uses)
            .Where(use => use.Fix is not null && ReferenceEquals(use.Root, root)).DistinctBy(use => use.Node).ToDictionary(use => use.Node, use => use.Fixed);
        return made.Count == 0 ? root.Objects : [.. root.Objects.Select(node => made.GetValueOrDefault(node, node))];
    }

    private static Diagnostic Rendered(Workload workload) => new(
        Severity.Warning,
        $"{workload.Kind}/{workload.Name} in {workload.Namespace} is {(workload.At.Line > 0 ? "built by a kustomization" : "rendered from this chart")}"
            + ", so it is left as it is",
        workload.At,
        workload.At.Line > 0
            ? "add the component that fix -o kustomize prints, or leave out --split"
            : "edit the chart's template or values by hand: fix without --in-place shows which fields");
}
