namespace PspMigrate.Manifests.Reading;

/// <summary>In which fields two objects of one name differ, of those that any answer depends on.</summary>
internal static class Contradiction
{
    private const int Most = 4;

    /// <summary>The fields, each with both values where they are short; empty when the two say the same.</summary>
    public static ImmutableArray<string> Of(object first, object second) => Shorten(
        (first, second) switch
        {
            (Workload left, Workload right) => Workloads([left], [right]),
            (IReadOnlyList<Workload> left, IReadOnlyList<Workload> right) => Workloads(left, right),
            (PodSecurityPolicy left, PodSecurityPolicy right) => Policies(left, right),
            (NamespaceObject left, NamespaceObject right) =>
                Labels(left.Labels, right.Labels, key => key.StartsWith("pod-security.kubernetes.io/", StringComparison.Ordinal)),
            (Role left, Role right) => Roles(left, right),
            (Binding left, Binding right) => Bindings(left, right),
            (ServiceAccount left, ServiceAccount right) => left with { At = right.At } == right ? [] : ["its settings"],
            (PodSecurityConfiguration left, PodSecurityConfiguration right) => left with { At = right.At } == right ? [] : ["its settings"],
            _ => ["its content"],
        });

    private static IEnumerable<string> Workloads(IReadOnlyList<Workload> left, IReadOnlyList<Workload> right)
    {
        if (left.Count != right.Count)
            yield return "the number of pod templates";
        else if (left.Zip(right).Any(pair => !PodLikeness.AreJudgedAlike(pair.First.Template, pair.Second.Template)))
            yield return left[0].SpecPath;
    }

    private static IEnumerable<string> Policies(PodSecurityPolicy left, PodSecurityPolicy right) =>
        Nodes("spec", left.Source?["spec"], right.Source?["spec"])
            .Concat(Labels(left.Annotations, right.Annotations,
                key => key.Contains(".alpha.kubernetes.io/", StringComparison.Ordinal) || key.Contains(".beta.kubernetes.io/", StringComparison.Ordinal)));

    private static IEnumerable<string> Roles(Role left, Role right)
    {
        if (!left.Rules.Select(Text).Order(StringComparer.Ordinal)
            .SequenceEqual(right.Rules.Select(Text).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            yield return "rules";
        if (left.Aggregation.IsDefault != right.Aggregation.IsDefault)
            yield return "aggregationRule";
        foreach (var difference in Labels(left.Labels, right.Labels, key => key.Contains("aggregate", StringComparison.Ordinal)))
            yield return difference;
    }

    private static IEnumerable<string> Bindings(Binding left, Binding right)
    {
        if (left.RoleRef with { At = default } != right.RoleRef with { At = default })
            yield return $"roleRef ({Quote.Name(right.RoleRef.Name)} here, {Quote.Name(left.RoleRef.Name)} there)";
        if (!left.Subjects.Select(Bare).ToHashSet().SetEquals(right.Subjects.Select(Bare)))
            yield return "subjects";
    }

    private static Subject Bare(Subject subject) => subject with { At = default };

    private static string Text(PolicyRule rule) => string.Join(
        '|', new[] { rule.ApiGroups, rule.Resources, rule.ResourceNames, rule.Verbs }.Select(list => string.Join(',', list.Order(StringComparer.Ordinal))));

    private static IEnumerable<string> Labels(
        ImmutableSortedDictionary<string, string> left, ImmutableSortedDictionary<string, string> right, Func<string, bool> counts) =>
        left.Keys.Union(right.Keys, StringComparer.Ordinal)
            .Where(key => counts(key) && !string.Equals(left.GetValueOrDefault(key), right.GetValueOrDefault(key), StringComparison.Ordinal))
            .Select(key => $"{Quote.Name(key)} ({Value(right, key)} here, {Value(left, key)} there)");

    private static string Value(ImmutableSortedDictionary<string, string> labels, string key) =>
        labels.TryGetValue(key, out var value) ? Quote.Name(value) : "not set";

    private static IEnumerable<string> Nodes(string path, Node? left, Node? right)
    {
        if (left is MapNode one && right is MapNode other)
        {
            return one.Entries.Concat(other.Entries).Select(entry => entry.Key).Distinct(StringComparer.Ordinal)
                .Where(key => !string.Equals(Text(Stored(key, one[key])), Text(Stored(key, other[key])), StringComparison.Ordinal))
                .SelectMany(key => Nodes($"{path}.{Quote.Name(key)}", one[key], other[key]));
        }

        var (before, after) = (Text(left), Text(right));
        if (string.Equals(before, after, StringComparison.Ordinal))
            return [];
        return [Math.Max(before.Length, after.Length) <= 40 ? $"{path} ({after} here, {before} there)" : path];
    }

    /// <summary>A field of a policy as a server gives it back: without what says no more than leaving it out.</summary>
    /// <remarks>Fields that are omitted when empty, and the default of allowPrivilegeEscalation (measured on v1.20.2).</remarks>
    private static Node? Stored(string key, Node? node) => (key, node) switch
    {
        (_, ListNode { Span.IsEmpty: true } or ScalarNode { Type: ScalarType.Null }) => null,
        ("allowPrivilegeEscalation", ScalarNode { Text: "true" }) => null,
        ("allowPrivilegeEscalation" or "defaultAllowPrivilegeEscalation", _) => node,
        (_, ScalarNode { Type: ScalarType.Boolean, Text: "false" }) => null,
        _ => node,
    };

    private static string Text(Node? node) => node switch
    {
        null => "not set",
        ScalarNode scalar => Quote.Name(scalar.Text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        _ => $"{{{string.Join(", ", ((MapNode)node).Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Entry))}}}",
    };

    private static string Entry(MapEntry entry) => $"{Quote.Name(entry.Key)}: {Text(entry.Value)}";

    private static ImmutableArray<string> Shorten(IEnumerable<string> differences)
    {
        var all = differences.ToImmutableArray();
        return all.Length <= Most ? all : [.. all.Take(Most), $"and {all.Length - Most} more"];
    }
}
