using PspMigrate.Conversion.Checks;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>The fixes of the workloads whose manifests stand in a repository.</summary>
/// <param name="Fixes">Those that can be made in place.</param>
/// <param name="Built">Those among them of workloads that kustomizations build.</param>
public sealed record WorkloadFixes(ImmutableArray<Fix> Fixes, ImmutableArray<Diagnostic> Problems, BuiltFixes Built)
{
    public static WorkloadFixes None { get; } = new([], [], BuiltFixes.None);

    /// <summary>Finds what workloads have to say once the labels of the plan are set.</summary>
    /// <param name="keepFilled">Whether to write, too, what policies fill in and levels don't ask for.</param>
    public static WorkloadFixes Of(Plan plan, IEnumerable<RepositoryFile> files, bool keepFilled = false, IReadOnlyCollection<BuiltRoot>? roots = null)
    {
        var all = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var fixes = ImmutableArray.CreateBuilder<Fix>();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var built = new List<Fix>();
        var copies = plan.Analysis.Inventory.WorkloadCopies;
        Fix[] asked =
            [.. Checker.Check(plan, new(KeepFilled: keepFilled, AsPlanned: true)).SelectMany(check => check.Workloads).Select(check => check.Fix)];
        var shared = new SharedManifests(asked);
        problems.AddRange(shared.Problems);
        foreach (var fix in asked)
        {
            if (fix.Changes.IsEmpty || shared.Has(fix))
                continue;
            var copy = copies.FirstOrDefault(copy => WorkloadPaths.IsCopy(copy, fix.Workload) && !(copy.IsBuilt && fix.Workload.IsBuilt));
            if (copy is null && fix.Workload.IsBuilt)
                built.Add(fix);
            else if (fix.Workload.At.Source is { } path && all.TryGetValue(path, out var file) && file.NotEditableReason is null)
            {
                ImmutableArray<Diagnostic> found =
                    copy is not null ? [Twice(fix.Workload, copy)] : [.. ManifestEditor.Edit(file.Text, [WorkloadPaths.EditOf(fix)]).Problems];
                if (found.IsEmpty)
                    fixes.Add(fix);
                else
                    problems.AddRange(found);
            }
        }

        var tried = built.Count == 0 ? BuiltFixes.None : new BuiltFixer(all.GetValueOrDefault, roots ?? []).Make(built, copies);
        var made = tried.Fixes.Select(item => item.Fix).ToHashSet((IEqualityComparer<Fix>)ReferenceEqualityComparer.Instance);
        return new([.. fixes, .. built.Where(made.Contains)], [.. problems, .. tried.Problems], tried);
    }

    /// <summary>Fixing one of two equal definitions would make them contradict each other.</summary>
    private static Diagnostic Twice(Workload workload, Workload copy) => new(
        Severity.Warning,
        $"{workload.Kind}/{workload.Name} stands here and at {copy.At}, so it is left as it is",
        workload.At,
        "keep one of the two, or write the fix into both with fix --in-place");
}
