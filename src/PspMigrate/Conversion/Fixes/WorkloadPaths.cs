using System.Collections.Immutable;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion;

/// <summary>Changes of a pod template as edits of the object that holds it.</summary>
public static class WorkloadPaths
{
    /// <summary>The edit of the workload's object that makes the fix.</summary>
    public static ObjectEdit EditOf(Fix fix)
    {
        var template = TemplatePath(fix.Workload);
        return new(fix.Workload.At, [.. fix.Changes.Select(change => new FieldEdit([.. template, .. Segments(change.Path)], change.Value))]);
    }

    /// <summary>The keys that lead to the pod's template: none for a pod.</summary>
    public static ImmutableArray<string> TemplatePath(Workload workload) =>
        [.. workload.SpecPath.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)[..^1]];

    /// <summary>The parts of a JSON pointer (RFC 6901).</summary>
    public static IEnumerable<string> Segments(string pointer) => pointer.Split('/').Skip(1)
        .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
}
