namespace PspMigrate.Access;

/// <summary>The namespaces that anything in the input names, each with its service accounts.</summary>
internal static class KnownAccounts
{
    /// <summary>Namespaces and accounts, sorted; every namespace has at least its <c>default</c> account.</summary>
    public static SortedDictionary<string, ImmutableArray<string>> Of(Inventory inventory)
    {
        var known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
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
            {
                var reach = SubjectReach.Of(binding, subject);
                Add(known, reach.Namespace, reach.Account ?? "default");
            }
        }

        // Sorted at the end: workloads are many, and name few.
        return new(
            known.ToDictionary(entry => entry.Key, entry => entry.Value.Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, HashSet<string>> known, string? @namespace, string account)
    {
        if (string.IsNullOrEmpty(@namespace))
            return;
        if (!known.TryGetValue(@namespace, out var accounts))
            known.Add(@namespace, accounts = new(StringComparer.Ordinal) { "default" });
        accounts.Add(account);
    }
}
