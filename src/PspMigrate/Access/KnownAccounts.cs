namespace PspMigrate.Access;

/// <summary>The namespaces that anything in the input names, each with its service accounts.</summary>
internal static class KnownAccounts
{
    /// <summary>Namespaces and accounts, sorted; every namespace has at least its <c>default</c> account.</summary>
    public static SortedDictionary<string, SortedSet<string>> Of(Inventory inventory)
    {
        var known = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var item in inventory.Namespaces)
            Add(known, item.Name, "default");
        foreach (var account in inventory.ServiceAccounts)
            Add(known, account.Namespace, account.Name);
        foreach (var workload in inventory.Workloads)
            Add(known, workload.Namespace, workload.ServiceAccount);
        foreach (var role in inventory.Roles)
            Add(known, role.Namespace, "default");
        foreach (var binding in inventory.Bindings)
        {
            Add(known, binding.Namespace, "default");
            foreach (var subject in binding.Subjects)
                Add(known, SubjectReach.Of(binding, subject));
        }

        return known;
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> known, SubjectReach reach) =>
        Add(known, reach.Namespace, reach.Account ?? "default");

    private static void Add(
        SortedDictionary<string, SortedSet<string>> known, string? @namespace, string account)
    {
        if (string.IsNullOrEmpty(@namespace))
            return;
        if (!known.TryGetValue(@namespace, out var accounts))
            known.Add(@namespace, accounts = new(StringComparer.Ordinal) { "default" });
        accounts.Add(account);
    }
}
