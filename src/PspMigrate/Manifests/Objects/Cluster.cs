namespace PspMigrate.Manifests.Objects;

/// <summary>A Namespace object.</summary>
public sealed record NamespaceObject(
    string Name, ImmutableSortedDictionary<string, string> Labels, Position At, MapNode? Source = null)
{
    /// <summary>The field managers that set its Pod Security labels, by label, without people's commands; as a cluster tells them.</summary>
    public ImmutableSortedDictionary<string, string> LabelManagers { get; init; } = Maps.Empty;

    /// <summary>Whether OpenShift's SecurityContextConstraints fill its pods in.</summary>
    public bool IsOfOpenShift { get; init; }
}

/// <summary>A ServiceAccount object.</summary>
/// <param name="AutomountToken">automountServiceAccountToken; null when left out.</param>
public sealed record ServiceAccount(string Namespace, string Name, Position At, bool? AutomountToken = null);

/// <summary>A PodSecurityConfiguration: the API server's own defaults and exemptions.</summary>
/// <remarks>pod-security.admission.config.k8s.io; missing defaults are privileged and latest.</remarks>
public sealed record PodSecurityConfiguration
{
    public string Enforce { get; init; } = "privileged";
    public string EnforceVersion { get; init; } = "latest";
    public string Audit { get; init; } = "privileged";
    public string AuditVersion { get; init; } = "latest";
    public string Warn { get; init; } = "privileged";
    public string WarnVersion { get; init; } = "latest";
    public ValueList<string> ExemptUsernames { get; init; } = [];
    public ValueList<string> ExemptNamespaces { get; init; } = [];
    public ValueList<string> ExemptRuntimeClasses { get; init; } = [];
    public Position At { get; init; }
}

/// <summary>Everything that was read, each kind in input order, duplicates already folded.</summary>
public sealed record Inventory
{
    public ImmutableArray<PodSecurityPolicy> Policies { get; init; } = [];
    public ImmutableArray<Role> Roles { get; init; } = [];
    public ImmutableArray<Binding> Bindings { get; init; } = [];
    public ImmutableArray<NamespaceObject> Namespaces { get; init; } = [];
    /// <summary>Those of a cluster whose place files take in <see cref="Namespaces"/>.</summary>
    public ImmutableArray<NamespaceObject> LiveNamespaces { get; init; } = [];
    public ImmutableArray<ServiceAccount> ServiceAccounts { get; init; } = [];
    public ImmutableArray<Workload> Workloads { get; init; } = [];
    /// <summary>Workloads that stand in the input once more: who edits one has to edit these too.</summary>
    public ImmutableArray<Workload> WorkloadCopies { get; init; } = [];
    public PodSecurityConfiguration? Configuration { get; init; }
    /// <summary>What admission policies ask RBAC about PodSecurityPolicies.</summary>
    public ImmutableArray<AuthorizerCheck> AuthorizerChecks { get; init; } = [];
    /// <summary>Admission policies, and those of Kyverno and Gatekeeper, that are about pods.</summary>
    public ImmutableArray<AdmissionGuard> Guards { get; init; } = [];
    /// <summary>What other programs make of the input, and so isn't in it.</summary>
    public ImmutableArray<MissingPart> Missing { get; init; } = [];
    /// <summary>Kinds that were skipped, with how many of each.</summary>
    public ImmutableSortedDictionary<string, int> Skipped { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Of those, the kinds that make pods but hold no pod template.</summary>
    public ImmutableSortedDictionary<string, int> Unjudged { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The namespace of each object that is in one, and the object's place.</summary>
    public IEnumerable<(string Namespace, Position At)> Namespaced => Workloads.Select(item => (item.Namespace, item.At))
        .Concat(ServiceAccounts.Select(item => (item.Namespace, item.At)))
        .Concat(Roles.Where(item => !item.IsCluster).Select(item => (item.Namespace!, item.At)))
        .Concat(Bindings.Where(item => !item.IsCluster).Select(item => (item.Namespace!, item.At)));

    /// <summary>Whether no object of any kind was read.</summary>
    public bool IsEmpty => Policies.IsEmpty && Roles.IsEmpty && Bindings.IsEmpty && Namespaces.IsEmpty && ServiceAccounts.IsEmpty
        && Workloads.IsEmpty && Configuration is null && Skipped.IsEmpty;
}
