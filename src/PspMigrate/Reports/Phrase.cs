using Humanizer;

namespace PspMigrate.Reports;

/// <summary>How reports count, list and point.</summary>
internal static class Phrase
{
    /// <summary><c>1 policy</c>, <c>3 policies</c>, <c>no policies</c>.</summary>
    public static string Count(string noun, int count) =>
        count == 0 ? $"no {noun.Pluralize()}" : noun.ToQuantity(count, "N0", CultureInfo.InvariantCulture);

    /// <summary><c>10,000</c>.</summary>
    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A name of at most so many characters: <c>psp-ledg…ged-028</c>, as names are told apart by their ends, too.</summary>
    public static string Shorten(string name, int limit) =>
        name.Length <= limit ? name : $"{name[..((limit - 1) / 2)]}…{name[^(limit - 1 - ((limit - 1) / 2))..]}";

    /// <summary><c> (20 pods)</c> behind the name of a pod that stands for others which are like it; else nothing.</summary>
    public static string Pods(Workload workload) => workload.AlikePods == 1 ? "" : $" ({Count("pod", workload.AlikePods)})";

    /// <summary><c>a, b and c</c>; more than <paramref name="limit"/> are cut short: <c>a, b and 12 more</c>.</summary>
    public static string List(IReadOnlyList<string> names, int limit)
    {
        if (names.Count > limit && names.Count > 1)
        {
            var shown = Math.Max(1, Math.Min(limit - 1, names.Count - 2));
            return $"{string.Join(", ", names.Take(shown))} and {Number(names.Count - shown)} more";
        }

        return names.Count < 2
            ? string.Concat(names)
            : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }

    /// <summary><c>psp.yaml:12</c>; an object of a cluster has no place that its name doesn't say.</summary>
    public static string Place(Position at) => (at.Source, at.Line) switch
    {
        (null, _) => "built-in",
        (_, 0) => "cluster",
        _ => string.Create(CultureInfo.InvariantCulture, $"{at.Source}:{at.Line}"),
    };

    /// <summary>The bindings of grants, as kubectl names objects: <c>ClusterRoleBinding/all-psp</c>.</summary>
    public static IReadOnlyList<string> Bindings(IEnumerable<Grant> grants) =>
        [.. grants.Select(grant => $"{grant.Binding.Kind}/{grant.Binding.Name}").Distinct(StringComparer.Ordinal)];
}
