using PspMigrate.Conversion.Checks;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Repositories;

/// <summary>The fixes of the workloads whose manifests stand in a repository.</summary>
/// <param name="Fixes">Those that can be made in place.</param>
/// <param name="Problems">Why others can't.</param>
public sealed record WorkloadFixes(ImmutableArray<Fix> Fixes, ImmutableArray<Diagnostic> Problems)
{
    public static WorkloadFixes None { get; } = new([], []);

    /// <summary>Finds what workloads have to say once the labels of the plan are set.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="files">The files of the repository.</param>
    /// <param name="keepFilled">Whether to write, too, what policies fill in and levels don't ask for.</param>
    public static WorkloadFixes Of(Plan plan, IEnumerable<RepositoryFile> files, bool keepFilled = false)
    {
        var editable = files.Where(file => file.NotEditableReason is null).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var fixes = ImmutableArray.CreateBuilder<Fix>();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var fix in Checker.Check(plan, new(KeepFilled: keepFilled, AsPlanned: true)).SelectMany(check => check.Workloads).Select(check => check.Fix))
        {
            if (fix.Changes.IsEmpty || fix.Workload.At.Source is not { } path || !editable.TryGetValue(path, out var file))
                continue;
            ImmutableArray<Diagnostic> found = WorkloadPaths.NotEditable(fix) is { } built
                ? [built]
                : plan.Analysis.Inventory.WorkloadCopies.FirstOrDefault(copy => WorkloadPaths.IsCopy(copy, fix.Workload)) is { } copy
                ? [Twice(fix.Workload, copy)]
                : [.. ManifestEditor.Edit(file.Text, [WorkloadPaths.EditOf(fix)]).Problems];
            if (found.IsEmpty)
                fixes.Add(fix);
            else
                problems.AddRange(found);
        }

        return new(fixes.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Fixing one of two equal definitions would make them contradict each other.</summary>
    private static Diagnostic Twice(Workload workload, Workload copy) => new(
        Severity.Warning,
        $"{workload.Kind}/{workload.Name} stands here and at {copy.At}, so it is left as it is",
        workload.At,
        "keep one of the two, or write the fix into both with fix --in-place");
}
