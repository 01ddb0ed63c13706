using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Fixes;

/// <summary>Changes of a pod template as edits of the object that holds it.</summary>
public static class WorkloadPaths
{
    /// <summary>The edits that make the fix: of the workload's object, and of its copies in the input. What programs have built isn't among them.</summary>
    public static IEnumerable<ObjectEdit> EditsOf(Fix fix, IEnumerable<Workload> copies) => copies
        .Where(copy => IsCopy(copy, fix.Workload)).Prepend(fix.Workload).Where(workload => !workload.IsBuilt).Select(workload => EditOf(fix, workload));

    /// <summary>The edit of the workload's object that makes the fix.</summary>
    public static ObjectEdit EditOf(Fix fix) => EditOf(fix, fix.Workload);

    private static ObjectEdit EditOf(Fix fix, Workload workload)
    {
        var template = TemplatePath(workload);
        return new(workload.At, [.. fix.Changes.Select(change => new FieldEdit([.. template, .. Segments(change.Path)], change.Value))]);
    }

    /// <summary>Whether two places of the input define the same object.</summary>
    internal static bool IsCopy(Workload one, Workload other) =>
        string.Equals(one.Name, other.Name, StringComparison.Ordinal)
        && string.Equals(one.Namespace, other.Namespace, StringComparison.Ordinal)
        && string.Equals(one.Kind, other.Kind, StringComparison.Ordinal)
        && string.Equals(one.SpecPath, other.SpecPath, StringComparison.Ordinal)
        && one.IsKnownKind == other.IsKnownKind;

    /// <summary>The keys that lead to the pod's template: none for a pod.</summary>
    public static ImmutableArray<string> TemplatePath(Workload workload) =>
        [.. workload.SpecPath.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)[..^1]];

    /// <summary>The parts of a JSON pointer (RFC 6901).</summary>
    public static IEnumerable<string> Segments(string pointer) => pointer.Split('/').Skip(1)
        .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
}
