namespace PspMigrate.Manifests.Reading;

/// <summary>Puts what was read together, in input order, and folds what is there twice.</summary>
/// <param name="keepsNamespaces">True to keep every Namespace object, also several of one name.</param>
internal sealed class InventoryBuilder(bool keepsNamespaces)
{
    private readonly Duplicates _duplicates = new();
    /// <summary>What is neither a workload nor a configuration, in order.</summary>
    private readonly List<object> _items = [];
    private readonly List<NamespaceObject> _live = [];
    private readonly List<Workload> _workloads = [];
    private readonly List<Workload> _copies = [];
    private readonly Replicas _replicas = new();
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _unjudged = new(StringComparer.Ordinal);
    private readonly PlatformConfigurations _platforms = new();
    private readonly List<MissingPart> _missing = [];
    private PodSecurityConfiguration? _configuration;

    /// <summary>Everything that was added; what there is to say about it as a whole goes to <paramref name="diagnostics"/>.</summary>
    public Inventory ToInventory(List<Diagnostic> diagnostics)
    {
        // openshift/cluster-policy-controller pkg/psalabelsyncer goes by what constraints put into pods: they come before Pod Security.
        if (_workloads.Exists(workload => workload.Kind is not "Pod") && Namespaces.Concat(_live).FirstOrDefault(ns => ns.IsOfOpenShift) is { } ns)
        {
            diagnostics.Add(new(
                Severity.Note,
                "OpenShift's SecurityContextConstraints fill pods in before Pod Security sees them, and workloads are judged here as they are written",
                ns.At,
                "judge running pods, which show what was filled in: oc get namespaces,pods --all-namespaces -o yaml | pspmigrate check -"));
        }

        return new()
        {
            Policies = [.. _items.OfType<PodSecurityPolicy>()],
            Roles = [.. _items.OfType<Role>()],
            Bindings = [.. _items.OfType<Binding>()],
            Namespaces = [.. Namespaces],
            LiveNamespaces = [.. _live],
            ServiceAccounts = [.. _items.OfType<ServiceAccount>()],
            Workloads = [.. _workloads],
            WorkloadCopies = [.. _copies],
            Configuration = _configuration ?? _platforms.Choose(diagnostics),
            AuthorizerChecks = [.. _items.OfType<ImmutableArray<AuthorizerCheck>>().SelectMany(checks => checks)],
            Guards = [.. _items.OfType<AdmissionGuard>()],
            Missing = [.. _missing.Select(part => part.Among(Namespaces))],
            Skipped = _skipped.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Unjudged = _unjudged.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    public bool HasPolicies => _items.Exists(item => item is PodSecurityPolicy);

    public IEnumerable<NamespaceObject> Namespaces => _items.OfType<NamespaceObject>();

    public IReadOnlyList<MissingPart> Missing => _missing;

    public int PassedOver { get; private set; }

    /// <summary>Adds what a piece holds; the problems that come up go to <paramref name="diagnostics"/>.</summary>
    public void Add(PieceResult piece, List<Diagnostic> diagnostics) =>
        Add(piece, diagnostics, read => (keepsNamespaces && read.Item is NamespaceObject) || _duplicates.Add(read, diagnostics) != Repeat.Copy);

    /// <summary>Adds objects of a cluster. An object of a file with the same name wins; the cluster has each name only once.</summary>
    public void AddLive(PieceResult live, List<Diagnostic> diagnostics)
    {
        Add(live, diagnostics, _duplicates.IsFirstLive);
        _live.AddRange(live.Objects.Where(read => !_duplicates.IsFirstLive(read)).Select(read => read.Item).OfType<NamespaceObject>());
    }

    private void Add(PieceResult piece, List<Diagnostic> diagnostics, Func<ReadObject, bool> isWanted)
    {
        diagnostics.AddRange(piece.Diagnostics);
        PassedOver += piece.PassedOver;
        _missing.AddRange(piece.Missing);
        foreach (var kind in piece.Skipped)
            _skipped[kind] = _skipped.GetValueOrDefault(kind) + 1;
        foreach (var kind in piece.Unjudged)
            _unjudged[kind] = _unjudged.GetValueOrDefault(kind) + 1;
        foreach (var read in piece.Objects)
        {
            if (read.IsUnnamed || isWanted(read))
                Add(read.Item);
            else if (read.Item is Workload copy)
                _copies.Add(copy);
            else if (read.Item is IReadOnlyList<Workload> several)
                _copies.AddRange(several);
        }
    }

    private void Add(object item)
    {
        switch (item)
        {
            case Workload workload when !keepsNamespaces:
                _replicas.Add(workload, _workloads);
                break;
            case Workload workload:
                // In a repository each has its own place, which may have to be edited.
                _workloads.Add(workload);
                break;
            case PodSecurityConfiguration read:
                _configuration = read;
                break;
            case PlatformConfiguration or TemplateName or ConfigurationFile:
                _platforms.Add(item);
                break;
            case IReadOnlyList<Workload> several:
                _workloads.AddRange(several);
                break;
            default:
                _items.Add(item);
                break;
        }
    }
}
