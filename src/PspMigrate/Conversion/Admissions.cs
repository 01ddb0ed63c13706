using System.Collections.Concurrent;
using PspMigrate.Conversion.Machine;

namespace PspMigrate.Conversion;

/// <summary>Answers who admits a workload's pods today, and by whose right; may be asked from several threads.</summary>
/// <remarks>
/// facts/pod-security-policy.md, 2-4: the policies that a pod's service account may use count, and those that the pod's creator may use. The
/// creator of a controller's pods is the controller; who creates a bare pod isn't known, so only what everybody may use counts there, and the
/// policy that a running pod says admitted it.
/// </remarks>
internal sealed class Admissions
{
    private const string Mirror = "kubernetes.io/config.mirror";

    private static readonly Identity Kubelet = new(Identity.NodeUserPrefix, [Identity.Nodes, Identity.Authenticated]);

    private readonly AccessIndex _index;
    private readonly ServerFeatures _features;
    private readonly ImmutableSortedDictionary<string, PreparedPolicy> _policies;
    private readonly HashSet<(string Namespace, string Name)> _accountsWithoutToken;
    private readonly ImmutableArray<PreparedPolicy> _all;
    private readonly PodShapes _shapes;
    private readonly ConcurrentDictionary<(string Namespace, string Account, string? Controller), Asked> _asked = [];
    private readonly ConcurrentDictionary<(ValueList<string> Own, ValueList<string> Everybody, ValueList<string> Creator), Asked> _askedByRights = [];
    private readonly ConcurrentDictionary<(string Policy, string Namespace), Lazy<ImmutableArray<Subject>>> _creators = [];
    private readonly ConcurrentDictionary<(string Namespace, string User, int Groups), ImmutableArray<string>> _usable = [];

    /// <param name="inventory">The input; its policies have passed validation.</param>
    /// <param name="features">The server's feature gates; null for those of the newest server that knows policies.</param>
    public Admissions(Inventory inventory, AccessIndex index, ServerFeatures? features = null)
    {
        _index = index;
        _features = features ?? ServerFeatures.Newest;
        _policies = inventory.Policies
            .Where(policy => PolicyUsability.Dropped(policy) is null)
            .Select((policy, i) => new PreparedPolicy(policy, _features) { Index = i })
            .ToImmutableSortedDictionary(policy => policy.Name, policy => policy, Utf8Order.Instance);
        _all = [.. _policies.Values];
        _shapes = new(_all.Length);
        _accountsWithoutToken =
            [.. inventory.ServiceAccounts.Where(account => account.AutomountToken == false).Select(account => (account.Namespace, account.Name))];
    }

    /// <summary>True for the mirror of a static pod, which the kubelet creates.</summary>
    /// <remarks>facts/pod-security-policy.md, 12.</remarks>
    public static bool IsMirror(Workload workload) => IsPod(workload) && workload.Template.Annotations.ContainsKey(Mirror);

    /// <summary>What its pods are judged by.</summary>
    public PodShape ShapeOf(Workload workload) => _shapes.Of(workload.Template);

    /// <summary>What the policies say of a workload's pods, whose shape is known.</summary>
    public Admission Of(Workload workload, PodShape shape)
    {
        var isMirror = IsMirror(workload);
        var controller = ControllerOf(workload);
        var isBare = IsPod(workload) && !isMirror && controller is null;
        var asked = Ask(workload, isMirror, controller);
        if (isBare && Said(workload, asked) is { } said)
            asked = asked.With(said);
        var withoutToken = IsWithoutToken(workload, isMirror);
        var choice = Choose(asked.Policies);
        var admission = new Admission
        {
            Decision = new(choice, asked.Policies, new Arrival(this, workload), _features),
            Usable = asked.Names,
            Policy = choice.IsValid ? choice.Policy?.Policy : null,
            Through = isMirror ? AdmittedThrough.Node : asked.Through(choice.Policy?.Name, controller),
            Controller = controller,
        };
        return isBare && (admission.Policy is null || admission.Through == AdmittedThrough.Creator)
            ? WithCreators(admission, workload.Namespace, Choose)
            : admission;

        Choice Choose(ImmutableArray<PreparedPolicy> policies) => PolicyAdmission.Choose(policies, policy => shape.Of(policy, withoutToken, _features));
    }

    /// <summary>The controller's account that makes a workload's pods; a pod that has been made names its controller as its owner.</summary>
    private static string? ControllerOf(Workload workload)
    {
        if (!workload.IsKnownKind)
            return null;
        if (!IsPod(workload))
            return Controllers.CreatorOf(workload.Kind);
        var owner = workload.Template.Owners.FirstOrDefault(owner => owner.Controller);
        return owner is not null && Kinds.Classify(owner.ApiVersion, owner.Kind) == Interest.Workload ? Controllers.CreatorOf(owner.Kind) : null;
    }

    private static bool IsPod(Workload workload) => workload is { Kind: "Pod", IsKnownKind: true };

    /// <summary>A workload's pod as the policies first see it.</summary>
    /// <remarks>
    /// plugin/pkg/admission/serviceaccount/admission.go shouldAutomount @v1.20.2: the pod's own word goes before its account's, and a mirror
    /// pod is left as it is.
    /// </remarks>
    public Pod ApplyServerDefaults(Workload workload) =>
        ServerPods.ApplyServerDefaults(workload.Template, _features, IsWithoutToken(workload, IsMirror(workload)));

    private bool IsWithoutToken(Workload workload, bool isMirror) => isMirror
        || (workload.Template.AutomountServiceAccountToken is null && _accountsWithoutToken.Contains((workload.Namespace, workload.ServiceAccount)));

    /// <summary>The policy that a running pod says admitted it, where nobody whose rights are known may use it.</summary>
    private PreparedPolicy? Said(Workload workload, Asked asked) =>
        WorkloadState.Annotation(workload) is { } name && _policies.TryGetValue(name, out var policy) && !asked.Policies.Contains(policy) ? policy : null;

    private Admission WithCreators(Admission admission, string @namespace, Func<ImmutableArray<PreparedPolicy>, Choice> choose)
    {
        var policy = admission.Policy?.Name ?? choose(_all) switch
        {
            { IsValid: true } choice => choice.Policy?.Name,
            _ => null,
        };
        if (policy is null)
            return admission;
        var creators = _creators.GetOrAdd((policy, @namespace), key => new(() => _index.Creators(key.Policy, key.Namespace)));
        return admission with { ForAdministrators = policy, PolicyCreators = creators };
    }

    /// <summary>Asked once for all pods of a namespace that have the same account and controller.</summary>
    private Asked Ask(Workload workload, bool isMirror, string? controller) => isMirror
        ? _asked.GetOrAdd(
            (workload.Namespace, Kubelet.User, null),
            static (key, admissions) => admissions.AskByRights([], [], admissions.Usable(Kubelet, key.Namespace)),
            this)
        : _asked.GetOrAdd(
            (workload.Namespace, workload.ServiceAccount, controller),
            static (key, admissions) => admissions.AskByRights(
                admissions.Usable(Identity.ServiceAccount(key.Namespace, key.Account), key.Namespace),
                admissions.Usable(Identity.Anybody, key.Namespace),
                key.Controller is null ? [] : admissions.Usable(Identity.Requester(Controllers.Namespace, key.Controller), key.Namespace)),
            this);

    /// <summary>What somebody may use in a namespace, asked once: everybody and the controllers come with every account.</summary>
    /// <remarks>One account has fewer groups as a pod's than as a controller.</remarks>
    private ImmutableArray<string> Usable(Identity who, string @namespace) =>
        _usable.GetOrAdd((@namespace, who.User, who.Groups.Length), static (key, asked) => asked._index.Usable(asked.who, key.Namespace), (_index, who));

    /// <summary>Many namespaces have the same rights.</summary>
    /// <param name="own">Policies that the service account may use.</param>
    /// <param name="everybody">Those that everybody may use.</param>
    /// <param name="creator">Those that the creator of the pods may use; none when that isn't known.</param>
    private Asked AskByRights(ImmutableArray<string> own, ImmutableArray<string> everybody, ImmutableArray<string> creator) => _askedByRights.GetOrAdd(
        (own, everybody, creator),
        static (rights, policies) => new(
            [
                .. rights.Own.Concat(rights.Everybody).Concat(rights.Creator).Distinct(StringComparer.Ordinal).Order(Utf8Order.Instance)
                    .Select(name => policies.GetValueOrDefault(name)).OfType<PreparedPolicy>(),
            ],
            rights.Own,
            rights.Everybody),
        _policies);

    private sealed class Arrival(Admissions admissions, Workload workload) : IArrival
    {
        public Pod Pod => admissions.ApplyServerDefaults(workload);
    }

    /// <summary>The policies that are asked about some pods.</summary>
    /// <param name="Policies">In the order in which the plugin tries them.</param>
    /// <param name="Own">Names of those that the pods' service account may use; none for mirrors.</param>
    /// <param name="Everybody">Names of those that everybody may use; none for mirrors.</param>
    private sealed record Asked(ImmutableArray<PreparedPolicy> Policies, ImmutableArray<string> Own, ImmutableArray<string> Everybody)
    {
        public ImmutableArray<string> Names { get; } = [.. Policies.Select(policy => policy.Name)];

        public Asked With(PreparedPolicy more) =>
            new([.. Policies.Add(more).OrderBy(policy => policy.Name, Utf8Order.Instance)], Own, Everybody);

        public AdmittedThrough Through(string? policy, string? controller)
        {
            if (policy is null || Own.Contains(policy, StringComparer.Ordinal))
                return AdmittedThrough.Account;
            if (Everybody.Contains(policy, StringComparer.Ordinal))
                return AdmittedThrough.Everybody;
            return controller is null ? AdmittedThrough.Creator : AdmittedThrough.Controller;
        }
    }
}
