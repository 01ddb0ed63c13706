using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Reading;

/// <summary>Puts what was read together, in input order, and folds what is there twice.</summary>
/// <param name="keepsNamespaces">True to keep every Namespace object, also several of one name.</param>
internal sealed class InventoryBuilder(bool keepsNamespaces)
{
    private readonly Duplicates duplicates = new();
    private readonly List<PodSecurityPolicy> policies = [];
    private readonly List<Role> roles = [];
    private readonly List<Binding> bindings = [];
    private readonly List<NamespaceObject> namespaces = [];
    private readonly List<ServiceAccount> serviceAccounts = [];
    private readonly List<Workload> workloads = [];
    private readonly List<Workload> copies = [];
    private readonly Replicas replicas = new();
    private readonly SortedDictionary<string, int> skipped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> unjudged = new(StringComparer.Ordinal);
    private readonly List<AuthorizerCheck> checks = [];
    private readonly ConfigurationTemplates templates = new();
    private readonly List<MissingPart> missing = [];
    private PodSecurityConfiguration? configuration;

    /// <summary>Everything that was added; what there is to say about it as a whole goes to <paramref name="diagnostics"/>.</summary>
    public Inventory ToInventory(List<Diagnostic> diagnostics) => new()
    {
        Policies = [.. policies],
        Roles = [.. roles],
        Bindings = [.. bindings],
        Namespaces = [.. namespaces],
        ServiceAccounts = [.. serviceAccounts],
        Workloads = [.. workloads],
        WorkloadCopies = [.. copies],
        Configuration = configuration ?? templates.Choose(diagnostics),
        AuthorizerChecks = [.. checks],
        Missing = [.. missing],
        Skipped = skipped.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Unjudged = unjudged.ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    public bool HasPolicies => policies.Count > 0;

    /// <summary>The Namespace objects that were read so far.</summary>
    public IReadOnlyList<NamespaceObject> Namespaces => namespaces;

    /// <summary>What other programs make of what was read so far.</summary>
    public IReadOnlyList<MissingPart> Missing => missing;

    /// <summary>How many documents of trees hold no Kubernetes object.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Adds what a piece holds; the problems that come up go to <paramref name="diagnostics"/>.</summary>
    public void Add(PieceResult piece, List<Diagnostic> diagnostics) =>
        Add(piece, diagnostics, read => (keepsNamespaces && read.Item is NamespaceObject) || duplicates.Add(read, diagnostics) != Repeat.Copy);

    /// <summary>Adds objects of a cluster. An object of a file with the same name wins; the cluster has each name only once.</summary>
    public void AddLive(PieceResult live, List<Diagnostic> diagnostics) => Add(live, diagnostics, duplicates.IsFirstLive);

    private void Add(PieceResult piece, List<Diagnostic> diagnostics, Func<ReadObject, bool> isWanted)
    {
        diagnostics.AddRange(piece.Diagnostics);
        PassedOver += piece.PassedOver;
        missing.AddRange(piece.Missing);
        foreach (var kind in piece.Skipped)
            skipped[kind] = skipped.GetValueOrDefault(kind) + 1;
        foreach (var kind in piece.Unjudged)
            unjudged[kind] = unjudged.GetValueOrDefault(kind) + 1;
        foreach (var read in piece.Objects)
        {
            if (read.IsUnnamed || isWanted(read))
                Add(read.Item);
            else if (read.Item is Workload copy)
                copies.Add(copy);
            else if (read.Item is IReadOnlyList<Workload> several)
                copies.AddRange(several);
        }
    }

    private void Add(object item)
    {
        switch (item)
        {
            case PodSecurityPolicy policy:
                policies.Add(policy);
                break;
            case Role role:
                roles.Add(role);
                break;
            case Binding binding:
                bindings.Add(binding);
                break;
            case NamespaceObject ns:
                namespaces.Add(ns);
                break;
            case ServiceAccount account:
                serviceAccounts.Add(account);
                break;
            case Workload workload when !keepsNamespaces:
                replicas.Add(workload, workloads);
                break;
            case Workload workload:
                // In a repository each has its own place, which may have to be edited.
                workloads.Add(workload);
                break;
            case PodSecurityConfiguration read:
                configuration = read;
                break;
            case ImmutableArray<AuthorizerCheck> found:
                checks.AddRange(found);
                break;
            case ConfigurationTemplate template:
                templates.Add(template);
                break;
            default:
                workloads.AddRange((IReadOnlyList<Workload>)item);
                break;
        }
    }
}
