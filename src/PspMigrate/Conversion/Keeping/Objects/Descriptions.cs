namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>What kept policies do, in a few sentences, for those who find them in the cluster.</summary>
internal static class Descriptions
{
    public static string Refusing(KeptSet set, Covering covering)
    {
        var deciding = covering.Refusing.Alternatives;
        if (deciding.IsEmpty)
            return "Refuses every pod, as before: no PodSecurityPolicy may be used here.";
        var covered = set.Alternatives
            .Where(item => covering.Coverer(item) is not null)
            .GroupBy(item => covering.Coverer(item)!.Policy.Name, StringComparer.Ordinal);
        return string.Join(' ', covered
            .Select(same => $"{Policies([.. same])} not asked: whoever may use {(same.Skip(1).Any() ? "them" : "it")} may use {same.Key}, "
                + "which admits the same pods and more.")
            .Prepend($"Refuses what {Named(deciding)} refused and Pod Security level {set.At.Level.Name()} allows."
                + (deciding.Length > 1 ? " A pod has to fit one policy that it may use." : "")));

        static string Policies(Alternative[] items) => $"{string.Join(", ", items.Select(item => item.Policy.Name))} {(items.Length == 1 ? "is" : "are")}";
    }

    public static string Filling(Covering covering) =>
        $"Fills in what {Named([.. covering.Filling.Alternatives.Where(item => !item.Fillings.IsEmpty)])} filled in, where a new pod leaves it out.";

    private static string Named(IReadOnlyList<Alternative> items) =>
        $"{(items.Count == 1 ? "PodSecurityPolicy" : "PodSecurityPolicies")} {string.Join(", ", items.Select(item => item.Policy.Name))}";
}
