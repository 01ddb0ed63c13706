using System.Collections.Concurrent;
using PspMigrate.Conversion.Keeping.Clauses;
using PspMigrate.Conversion.Keeping.Objects;

namespace PspMigrate.Conversion.Keeping;

/// <summary>Works out which admission policies keep what levels lose.</summary>
public sealed class Keeper
{
    /// <summary>Namespaces that every cluster has.</summary>
    private static readonly ImmutableHashSet<string> ClusterOwn = ["kube-system", "kube-public", "kube-node-lease"];

    private readonly Plan _plan;
    private readonly KeepOptions _options;
    private readonly AccessIndex _index;
    private readonly FrozenGrants _grants;
    private readonly Dictionary<string, PodSecurityPolicy> _policies;
    private readonly ImmutableArray<string> _names;
    private readonly ConcurrentDictionary<(string Policy, LevelVersion At), ImmutableArray<Clause>> _clauses = [];

    private Keeper(Plan plan, KeepOptions options)
    {
        (_plan, _options) = (plan, options);
        _index = plan.Analysis.Index;
        _grants = new(_index);
        _policies = plan.Analysis.Inventory.Policies.Where(policy => PolicyUsability.Dropped(policy) is null)
            .ToDictionary(policy => policy.Name, StringComparer.Ordinal);
        _names = [.. _policies.Keys.Order(Utf8Order.Instance)];
    }

    /// <summary>The admission policies for a plan.</summary>
    public static Kept Keep(Plan plan, KeepOptions options)
    {
        var kept = new Keeper(plan, options).Keep();
        return options.GuardsLabels && MinorOf(plan) >= AdmissionVersions.Validating
            ? kept with { GuardsLabels = true, Objects = [.. kept.Objects, .. KeptObjects.Of(LabelGuard.Of(plan.Analysis.Inventory, options), options)] }
            : kept;
    }

    private bool Fills => _options.FillsIn(_plan.Options.Version);

    private static int MinorOf(Plan plan) => plan.Options.Version.EffectiveMinor;

    private Kept Keep()
    {
        // Without policies there is nothing to keep; that nobody may use any would refuse every pod.
        if (_plan.Policies.IsEmpty)
            return new();
        var namespaces = Namespaces().ToArray();
        string[] unreached = [.. namespaces.Where(item => item.Policies.IsEmpty && ClusterOwn.Contains(item.Name)).Select(item => item.Name)];
        var alike = namespaces
            .Where(item => !unreached.Contains(item.Name, StringComparer.Ordinal))
            .GroupBy(item => $"{item.Levels} {string.Join(' ', item.Policies)}", StringComparer.Ordinal)
            .ToArray();
        var sets = Planner.Each(
                alike, same => Fitting([.. same.Select(item => item.Name).Order(StringComparer.Ordinal)], same.First().Levels, same.First().Policies),
                namespaces.Length)
            .SelectMany(parts => parts).ToArray();
        var ledger = new Ledger(_plan, _options);
        return new()
        {
            Objects = KeptObjects.Of(sets.SelectMany(item => item.Specs.Select(spec => (item.Set, spec))), _options),
            Sets = _options.Parts == KeepParts.Fill || MinorOf(_plan) < AdmissionVersions.Validating ? [] : [.. sets.Select(item => item.Set)],
            Rules = [.. sets.SelectMany(item => ledger.Rules(item.Set, item.Covering))],
            Fillings = [.. sets.SelectMany(item => ledger.Fillings(item.Set, item.Covering))],
            Narrow = [.. sets.SelectMany(item => ledger.Narrow(item.Set))],
            Unreached = [.. unreached],
        };
    }

    /// <summary>What some namespaces need; where names of accounts make it too long, in several parts.</summary>
    private (KeptSet Set, Covering Covering, ImmutableArray<KeptSpec> Specs)[] Fitting(
        ImmutableArray<string> namespaces, (LevelVersion At, LevelVersion Compared) levels, ImmutableArray<string> policies)
    {
        var set = Set(namespaces, levels.At, policies) with { Compared = levels.Compared };
        var covering = new Covering(set);
        if (MinorOf(_plan) < AdmissionVersions.Validating)
            return [(set, covering, [])];
        ImmutableArray<KeptSpec> specs = [.. KeptObjects.Specs(set, covering, _options, Fills)];
        if (CelLimits.Exceeded(set, specs) is not { } obstacle)
            return [(set, covering, specs)];
        var half = namespaces.Length / 2;
        return half == 0 || _options.Scope != KeepScope.Accounts
            ? [(set with { Obstacle = obstacle }, covering, [])]
            : [.. Fitting(namespaces[..half], levels, policies), .. Fitting(namespaces[half..], levels, policies)];
    }

    /// <summary>Each namespace with the level that is enforced there, the one that its policies are compared with, and those that may admit its pods.</summary>
    private IEnumerable<(string Name, (LevelVersion At, LevelVersion Compared) Levels, ImmutableArray<string> Policies)> Namespaces()
    {
        if (!_plan.HasBindings || _plan.Namespaces.IsEmpty)
        {
            // Without grants, or without namespaces: every policy counts, and the level is the one that the widest of them needs.
            var wanted = _plan.Options.Enforce;
            var widest = _plan.Policies.Where(policy => policy.Dropped is null).Select(policy => policy.LevelFor(_plan.Fit))
                .DefaultIfEmpty(Level.Privileged).Min();
            var level = wanted.IsAuto ? widest : wanted.Level ?? Level.Privileged;
            var at = new LevelVersion(level, _plan.Options.Version);
            return _plan.Namespaces.Select(item => item.Name).DefaultIfEmpty(_options.DefaultNamespace).Select(name => (name, (at, at), _names));
        }

        var nothing = new LevelVersion(Level.Privileged, _plan.Options.Version);
        return
            from item in _plan.Namespaces
            let compared = item.ComparedAt ?? nothing
            select (item.Name, (item.Enforced is null ? nothing : compared, compared), PoliciesOf(item));
    }

    private ImmutableArray<string> PoliciesOf(NamespacePlan item)
    {
        ImmutableArray<string> reaching = [.. item.Policies.Select(policy => policy.Name)];
        return _options.Scope == KeepScope.Namespace && !reaching.IsEmpty
            ? reaching
            : [.. _names.Where(policy => _grants.Reaches(item.Name, policy))];
    }

    private KeptSet Set(ImmutableArray<string> namespaces, LevelVersion at, ImmutableArray<string> policies)
    {
        var ids = PolicyIds.Of(policies);
        return new(namespaces, at, [.. policies.Select(name => new Alternative(
            _policies[name], Clauses(name, at), Fillings(name), MayUse(name, ids[name], namespaces)))]);
    }

    private May MayUse(string policy, string id, ImmutableArray<string> namespaces) => !_plan.HasBindings ? May.Everybody : _options.Scope switch
    {
        KeepScope.Namespace => May.Everybody,
        KeepScope.Grants => LiveGrants.Of(policy, id, ApiGroups(policy)),
        _ => _grants.Of(policy, namespaces),
    };

    /// <summary>The API groups in which a rule of the input grants the use of the policy.</summary>
    private IEnumerable<string> ApiGroups(string policy)
    {
        yield return "policy";
        var rules = _index.Subjects.SelectMany(bound => bound.Uses.Rules);
        if (rules.Any(rule => UseRule.Grants(rule, policy, "extensions") && !UseRule.Grants(rule, policy, "policy")))
            yield return "extensions";
    }

    private ImmutableArray<Clause> Clauses(string policy, LevelVersion at) => _clauses.GetOrAdd(
        (policy, at), _ => [.. KeptControls.All.SelectMany(control => control.Clauses(_policies[policy], at, Fills))]);

    private ImmutableArray<Filling> Fillings(string policy) =>
        [.. KeptControls.All.SelectMany(
            control => control.Fillings(_policies[policy]).Select(filling => filling with { From = control.FilledFrom(_policies[policy]) }))];
}
