using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Repositories;

/// <summary>How the fix of a workload gets into the files of the kustomizations that build it.</summary>
public sealed record BuiltFix(Fix Fix, ImmutableArray<ObjectEdit> Edits, ImmutableArray<FileChange> Patches);

/// <summary>The fixes of workloads that kustomizations build.</summary>
/// <param name="Fixes">Those that were tried: their kustomizations build, and nothing but the fix differs.</param>
/// <param name="Problems">Why others can't be made.</param>
/// <param name="Roots">The kustomizations, with what they build after the fixes.</param>
public sealed record BuiltFixes(ImmutableArray<BuiltFix> Fixes, ImmutableArray<Diagnostic> Problems, ImmutableArray<BuiltRoot> Roots)
{
    public static BuiltFixes None { get; } = new([], [], []);
}
