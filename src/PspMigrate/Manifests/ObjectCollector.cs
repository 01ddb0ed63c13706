using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests;

/// <summary>Takes documents, opens lists, hands each object to the reader of its kind, and collects what comes out.</summary>
internal sealed class ObjectCollector(ReadOptions options)
{
    private string? defaultNamespace = options.DefaultNamespace;
    private readonly Duplicates duplicates = new();
    private readonly List<PodSecurityPolicy> policies = [];
    private readonly List<Role> roles = [];
    private readonly List<Binding> bindings = [];
    private readonly List<NamespaceObject> namespaces = [];
    private readonly List<ServiceAccount> serviceAccounts = [];
    private readonly List<Workload> workloads = [];
    private readonly List<Workload> copies = [];
    private readonly SortedDictionary<string, int> skipped = new(StringComparer.Ordinal);
    private PodSecurityConfiguration? configuration;

    public bool HasPolicies => policies.Count > 0;

    public Inventory ToInventory() => new()
    {
        Policies = [.. policies],
        Roles = [.. roles],
        Bindings = [.. bindings],
        Namespaces = [.. namespaces],
        ServiceAccounts = [.. serviceAccounts],
        Workloads = [.. workloads],
        WorkloadCopies = [.. copies],
        Configuration = configuration,
        Skipped = skipped.ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    /// <summary>Says in which namespace the objects of the next source are that name none.</summary>
    public void BeginSource(string? ns) => defaultNamespace = ns ?? options.DefaultNamespace;

    public void Skip(string kind) => skipped[kind] = skipped.GetValueOrDefault(kind) + 1;

    /// <summary>Reads one document.</summary>
    public void Add(Node document, List<Diagnostic> diagnostics)
    {
        if (document is ScalarNode { Type: ScalarType.Null })
            return;
        if (document is not MapNode map)
        {
            diagnostics.Add(new Diagnostic(
                Severity.Error, $"expected a Kubernetes object here, found a {document.Kind}", document.At));
            return;
        }

        var fields = new Fields(map, diagnostics);
        var (kind, apiVersion) = (fields.String("kind"), fields.String("apiVersion"));
        if (string.IsNullOrEmpty(kind) || string.IsNullOrEmpty(apiVersion))
        {
            AddUntyped(map, kind, apiVersion, diagnostics);
            return;
        }

        if (!IsList(kind))
            AddObject(map, apiVersion, kind, diagnostics);
        else if (map["items"] is ListNode items)
            AddItems(items, apiVersion, kind, diagnostics);
    }

    /// <summary>True for a list of objects: <c>List</c> of v1, or the list of any kind.</summary>
    public static bool IsList(string kind) => kind.EndsWith("List", StringComparison.Ordinal);

    /// <summary>Reads one item of a list. Those of typed lists come without their type where the API server itself made the list.</summary>
    public void AddItem(Node item, string listApiVersion, string listKind, List<Diagnostic> diagnostics)
    {
        var kind = listKind[..^"List".Length];
        Add(
            item is MapNode map && kind.Length > 0 && map["kind"] is null && map["apiVersion"] is null
                ? new MapNode(map.At, [Entry("apiVersion", listApiVersion), Entry("kind", kind), .. map.Entries])
                : item,
            diagnostics);

        MapEntry Entry(string key, string value) => new(key, item.At, new ScalarNode(item.At, value, ScalarType.String));
    }

    /// <summary>Reads one object of a cluster.</summary>
    public void AddLive(Node item, string apiVersion, string kind, List<Diagnostic> diagnostics)
    {
        duplicates.IsLive = true;
        AddItem(item, apiVersion, kind + "List", diagnostics);
        duplicates.IsLive = false;
    }

    private static void AddUntyped(MapNode map, string? kind, string? apiVersion, List<Diagnostic> diagnostics)
    {
        if (map.Entries.Count == 0)
            return;
        var missing = (kind, apiVersion) switch
        {
            (null or "", null or "") => "apiVersion and kind",
            (null or "", _) => "kind",
            _ => "apiVersion",
        };

        // Values of charts and other settings often lie beside manifests; half a type is a broken manifest.
        diagnostics.Add(missing is "apiVersion and kind"
            ? new Diagnostic(Severity.Warning, "this has no apiVersion and kind: it is not a Kubernetes object, and is not read", map.At)
            : new Diagnostic(Severity.Error, $"this object has no {missing}", map.At));
    }

    private void AddItems(ListNode items, string apiVersion, string kind, List<Diagnostic> diagnostics)
    {
        foreach (var item in items.Items)
            AddItem(item, apiVersion, kind, diagnostics);
    }

    private void AddObject(MapNode node, string apiVersion, string kind, List<Diagnostic> diagnostics)
    {
        switch (Kinds.Classify(apiVersion, kind))
        {
            case Interest.Policy:
                Keep(policies, PolicyReader.Read(node, diagnostics), p => (null, p.Name));
                break;
            case Interest.Role:
                Keep(roles, RoleReader.Read(node, diagnostics, defaultNamespace), r => (r.Namespace, r.Name));
                break;
            case Interest.Binding:
                Keep(bindings, BindingReader.Read(node, diagnostics, defaultNamespace), b => (b.Namespace, b.Name));
                break;
            case Interest.Namespace:
                Keep(namespaces, NamespaceReader.Read(node, diagnostics), n => (null, n.Name));
                break;
            case Interest.ServiceAccount:
                Keep(serviceAccounts, ServiceAccountReader.Read(node, diagnostics, defaultNamespace), s => (s.Namespace, s.Name));
                break;
            case Interest.Workload:
                AddWorkload(node, diagnostics);
                break;
            case Interest.PodSecurityConfiguration:
                AddConfiguration(node, PodSecurityConfigurationReader.Read(node, diagnostics), diagnostics);
                break;
            case Interest.AdmissionConfiguration:
                AddConfiguration(node, PodSecurityConfigurationReader.ReadAdmission(node, diagnostics), diagnostics);
                break;
            case Interest.WrongVersion:
                diagnostics.Add(new Diagnostic(
                    Severity.Error, $"Kubernetes has no {kind} in {apiVersion}", node.Where("apiVersion"), Advice(kind)));
                break;
            case Interest.Unknown:
                AddUnknown(node, apiVersion, kind, diagnostics);
                break;
            default:
                Skip(kind);
                break;
        }

        void Keep<T>(List<T> list, T? item, Func<T, (string? Namespace, string Name)> identify)
            where T : class
        {
            if (item is null)
                return;
            var (ns, name) = identify(item);
            if ((options.IsRepository && item is NamespaceObject) || duplicates.IsFirst(kind, ns, name, node, diagnostics))
                list.Add(item);
        }
    }

    private static string? Advice(string kind) =>
        kind is "PodSecurityPolicy" ? "write policy/v1beta1, the only version that it ever had there" : null;

    private void AddWorkload(MapNode node, List<Diagnostic> diagnostics)
    {
        if (WorkloadReader.Read(node, diagnostics, defaultNamespace) is not { } workload)
            return;
        if (IsGenerated(node) || duplicates.IsFirst(workload.Kind, workload.Namespace, workload.Name, node, diagnostics))
            workloads.Add(workload);
        else
            copies.Add(workload);
    }

    private void AddUnknown(MapNode node, string apiVersion, string kind, List<Diagnostic> diagnostics)
    {
        var found = WorkloadReader.ReadUnknown(node, diagnostics, defaultNamespace);
        if (found.Count == 0)
            Skip(kind);
        else if (IsGenerated(node) || duplicates.IsFirst($"{apiVersion} {kind}", found[0].Namespace, found[0].Name, node, diagnostics))
            workloads.AddRange(found);
        else
            copies.AddRange(found);
    }

    private void AddConfiguration(MapNode node, PodSecurityConfiguration? read, List<Diagnostic> diagnostics)
    {
        if (read is not null && duplicates.IsFirst("PodSecurityConfiguration", ns: null, "", node, diagnostics))
            configuration = read;
    }

    /// <summary>True for an object that the server names: every one of them is another.</summary>
    private static bool IsGenerated(MapNode node) => node.Find("metadata", "name") is not ScalarNode { Text.Length: > 0 };
}
