namespace PspMigrate.Conversion.Cleanup;

/// <summary>Finds what is about PodSecurityPolicies alone. Changes nothing.</summary>
public static class CleanupFinder
{
    /// <summary>What can go of an input.</summary>
    /// <param name="scope">The namespaces that were asked for: what belongs to no namespace goes only when all were.</param>
    /// <param name="minor">The minor version of the API servers; null where it isn't known.</param>
    public static CleanupPlan Find(Inventory inventory, Scope scope, int? minor = null)
    {
        var unused = new UnusedGrants(inventory, AccessIndex.Build(inventory));
        var fates = inventory.Roles.Distinct<Role>(ReferenceEqualityComparer.Instance)
            .ToDictionary(
                role => role, new RoleCleanup(inventory.Roles, inventory.AuthorizerChecks).Of, (IEqualityComparer<Role>)ReferenceEqualityComparer.Instance);
        var byName = fates.ToLookup(pair => (pair.Key.Namespace, pair.Key.Name));
        var items = ImmutableArray.CreateBuilder<CleanupItem>();
        var staying = ImmutableArray.CreateBuilder<StayingItem>();
        foreach (var binding in inventory.Bindings)
        {
            var found = byName[(binding.RoleRef.Kind is "ClusterRole" ? null : binding.Namespace, binding.RoleRef.Name)].Select(pair => pair.Value).ToArray();
            if (found.Length > 0 && Array.TrueForAll(found, fate => fate.Goes))
            {
                items.Add(new(binding.Kind, binding.Name, binding.Namespace, binding.At)
                {
                    Owner = ObjectOwner.Of(binding.Labels, binding.Annotations),
                    IsUnused = unused.Has(binding),
                });
            }
            else if (Array.Exists(found, fate => fate.Goes))
            {
                staying.Add(new(binding.Kind, binding.Name, binding.Namespace, binding.At, StayReason.Ambiguous, []));
            }
        }

        foreach (var (role, fate) in fates)
        {
            if (fate.Goes || !fate.Rules.IsEmpty)
            {
                items.Add(new(role.Kind, role.Name, role.Namespace, role.At)
                {
                    Rules = fate.Rules,
                    Owner = ObjectOwner.Of(role.Labels, role.Annotations),
                    IsUnused = unused.Has(role),
                });
            }

            if (fate.Stays is { } reason)
                staying.Add(new(role.Kind, role.Name, role.Namespace, role.At, reason, fate.Checks.IsDefault ? [] : fate.Checks));
        }

        items.AddRange(inventory.Policies.Select(policy => new CleanupItem("PodSecurityPolicy", policy.Name, Namespace: null, policy.At)
        {
            Owner = ObjectOwner.Of(policy.Labels, policy.Annotations),
            IsUnused = unused.Has(policy),
        }));
        return new()
        {
            Items =
            [
                .. items.Where(item => IsIn(scope, item.Namespace))
                    .OrderBy(Rank).ThenBy(item => item.Namespace, StringComparer.Ordinal).ThenBy(item => item.Name, StringComparer.Ordinal),
            ],
            Staying =
            [
                .. staying.Where(item => IsIn(scope, item.Namespace)).OrderBy(item => item.Kind, StringComparer.Ordinal)
                    .ThenBy(item => item.Namespace, StringComparer.Ordinal).ThenBy(item => item.Name, StringComparer.Ordinal),
            ],
            Unenforced = Unenforced(inventory, scope),
            Releases = ReleasesOf(inventory.Policies),
            Annotations = DeadAnnotations.Find(inventory.Workloads.Where(workload => scope.Contains(workload.Namespace)), minor),
            ServerMinor = minor,
            IsLimited = !scope.IsAll,
            Hosted = [.. HostedBy(inventory)],
            Missing = [.. inventory.Missing.Where(part => (part.Lacks & (Lack.Policies | Lack.Bindings)) != Lack.None)],
        };
    }

    /// <summary>Namespaces without a label for enforce mode, unless the API server's configuration covers them; by name.</summary>
    private static ImmutableArray<string> Unenforced(Inventory inventory, Scope scope)
    {
        var exempt = inventory.Configuration?.ExemptNamespaces ?? [];
        return inventory.Configuration is { Enforce: not "privileged" } ? [] :
        [
            .. inventory.Namespaces
                .Where(item =>
                    scope.Contains(item.Name) && !item.Labels.ContainsKey(PodSecurityLabels.Enforce) && !exempt.Contains(item.Name, StringComparer.Ordinal))
                .Select(item => item.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The releases that policies name as theirs.</summary>
    private static ImmutableArray<PolicyRelease> ReleasesOf(ImmutableArray<PodSecurityPolicy> policies) =>
    [
        .. (from policy in policies
           let owner = ObjectOwner.Of(policy.Labels, policy.Annotations)
           where owner is { Kind: OwnerKind.Helm or OwnerKind.HelmHook, Name: not null }
           group policy by (Name: owner.Name!, owner.Namespace) into release
           select new PolicyRelease(
               release.Key.Name, release.Key.Namespace, [.. release.Select(policy => policy.Name).Order(StringComparer.Ordinal)]))
            .OrderBy(release => release.Namespace, StringComparer.Ordinal).ThenBy(release => release.Name, StringComparer.Ordinal),
    ];

    /// <remarks>The same names as in <see cref="HostedPolicies"/>.</remarks>
    private static IEnumerable<PluginPlatform> HostedBy(Inventory inventory)
    {
        var names = inventory.Policies.Select(policy => policy.Name).Concat(inventory.Roles.Select(role => role.Name)).ToArray();
        if (Array.Exists(names, name => name is "eks.privileged" or "eks:podsecuritypolicy:privileged"))
            yield return PluginPlatform.Eks;
        if (Array.Exists(
            names, name => name.StartsWith("gce.", StringComparison.Ordinal) || name.StartsWith("gce:podsecuritypolicy:", StringComparison.Ordinal)))
            yield return PluginPlatform.Gke;
        if (IsAks(inventory))
            yield return PluginPlatform.Aks;
    }

    /// <remarks>
    /// Microsoft's article "Use pod security policies in AKS" shows the RoleBinding; minikube's tutorial makes one of that name, too, but has no
    /// azure-ip-masq-agent, which runs in every AKS cluster.
    /// </remarks>
    private static bool IsAks(Inventory inventory) => inventory.Bindings.Any(binding => binding is { Name: "default:privileged", Namespace: "kube-system" })
        && (inventory.Workloads.Any(workload => workload.Namespace is "kube-system" && workload.Name.StartsWith("azure-", StringComparison.Ordinal))
            || inventory.ServiceAccounts.Any(account => account.Namespace is "kube-system" && account.Name.StartsWith("azure-", StringComparison.Ordinal)));

    private static bool IsIn(Scope scope, string? ns) => ns is null ? scope.IsAll : scope.Contains(ns);

    private static int Rank(CleanupItem item) => item.Kind switch
    {
        "RoleBinding" => 0,
        "ClusterRoleBinding" => 1,
        "Role" => 2,
        "ClusterRole" => 3,
        _ => 4,
    };
}
