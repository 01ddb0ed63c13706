namespace PspMigrate.Conversion.Fixes;

/// <summary>A fix as a partial object for server-side apply: what changes, and what kubectl's validation asks for.</summary>
/// <remarks>
/// Before v1.25, where the server validates fields itself, kubectl holds a partial object to the schema, which requires selector, serviceName and schedule
/// (k8s.io/kubectl validation @v1.32). A null leaves a field as it is; lists that the schema calls atomic are replaced as a whole, by an
/// empty one, too (structured-merge-diff; tried on a v1.20.2 server).
/// </remarks>
public static class AppliedObject
{
    /// <summary>The object; null when there is nothing to change.</summary>
    /// <param name="fix">A fix that takes no field away for which <see cref="Unsayable"/> has something.</param>
    public static MapNode? Of(Fix fix) => StrategicPatch.Of(fix) is not { } patch ? null : Tree.Map(patch.Entries.Select(entry =>
        (entry.Key, (Node?)(entry is { Key: "spec", Value: MapNode spec } ? WithRequired(fix, spec) : Said(entry.Value)))));

    /// <summary>The fields that the fix takes away and server-side apply can't, as JSON pointers from the template's root.</summary>
    public static ImmutableArray<string> Unsayable(Fix fix) =>
        [.. fix.Changes.Where(change => change is { Value: null, Old: not ListNode }).Select(change => change.Path)];

    private static MapNode WithRequired(Fix fix, MapNode spec) => Tree.Map(
        (fix.Workload.RequiredFields?.Entries ?? []).Concat(spec.Entries).Select(entry => (entry.Key, (Node?)Said(entry.Value))));

    private static Node Said(Node node) => node switch
    {
        MapNode map => Tree.Map(map.Entries.Select(entry => (entry.Key, (Node?)Said(entry.Value)))),
        ListNode list => Tree.List(list.Items.Select(Said)),
        ScalarNode { Type: ScalarType.Null } => Tree.List(),
        _ => node,
    };
}
