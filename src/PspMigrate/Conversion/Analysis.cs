namespace PspMigrate.Conversion;

/// <summary>What follows from the input alone, worked out once for everything that is answered from it: who may use what, and who admits whom.</summary>
public sealed class Analysis
{
    private Analysis(Inventory inventory)
    {
        Inventory = inventory;
        Index = AccessIndex.Build(inventory);
        PolicyState = StateOf(inventory);
        Admissions = new(inventory, Index);
        var live = inventory.LiveNamespaces.ToDictionary(item => item.Name, StringComparer.Ordinal);
        Namespaces = inventory.Namespaces.ToDictionary(
            item => item.Name,
            item => live.TryGetValue(item.Name, out var now) ? item with { Labels = now.Labels, LabelManagers = now.LabelManagers } : item,
            StringComparer.Ordinal);
        Workloads = inventory.Workloads.ToLookup(workload => workload.Namespace, StringComparer.Ordinal);
    }

    /// <summary>What was read.</summary>
    public Inventory Inventory { get; }

    /// <summary>Who may use which policy.</summary>
    public AccessIndex Index { get; }

    internal PolicyState PolicyState { get; }

    internal Admissions Admissions { get; }

    /// <summary>The Namespace objects by name; where a cluster has one of a file, with its labels, as those are in force.</summary>
    internal IReadOnlyDictionary<string, NamespaceObject> Namespaces { get; }

    /// <summary>The workloads by namespace.</summary>
    internal ILookup<string, Workload> Workloads { get; }

    /// <summary>The access of every known namespace, and the findings.</summary>
    /// <param name="includeControllers">Count what the controllers' own accounts in kube-system may use.</param>
    /// <param name="includeUsers">Count what people, and RoleBindings' accounts of other namespaces, may use.</param>
    public AccessReport Access(bool includeControllers = false, bool includeUsers = false) =>
        AccessAnalysis.Analyze(Inventory, Index, includeControllers, includeUsers);

    /// <param name="inventory">What was read; its policies have passed validation.</param>
    public static Analysis Of(Inventory inventory) => new(inventory);

    /// <remarks>Roles of a cluster prove nothing: it was asked for its policies, too, and grants outlive them.</remarks>
    private static PolicyState StateOf(Inventory inventory) => !inventory.Policies.IsEmpty ? PolicyState.Given
        : inventory.Roles.Any(role => !role.At.IsLive && role.Rules.Any(UseRule.IsExplicit))
            || inventory.Bindings.Any(binding => !binding.At.IsLive && HostedPolicies.IsRole(binding.RoleRef.Name))
            ? PolicyState.Missing
            : PolicyState.None;
}
