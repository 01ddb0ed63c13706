using PspMigrate.Access;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Keeping.SecondCel;

/// <summary>What is kept of policies that everybody may use.</summary>
internal static class KeptAlone
{
    private const string Space = "n-0";

    /// <summary>What is kept of one policy, in one namespace.</summary>
    public static Kept Of(LevelVersion at, params IEnumerable<PodSecurityPolicy> policies)
    {
        var inventory = new Inventory { Policies = [.. policies] };
        var plan = Planner.Make(inventory, new() { Version = at.Version, Enforce = new(IsAuto: false, at.Level) });
        return Keeper.Keep(plan, new() { Scope = KeepScope.Namespace, DefaultNamespace = Space });
    }

    /// <summary>The policy that refuses; null when nothing has to be.</summary>
    public static KeptObject? Validating(this Kept kept) => kept.Objects.SingleOrDefault(item => item.Kind is "ValidatingAdmissionPolicy");

    /// <summary>The validations that keep a rule, each with its number and the rule's name.</summary>
    public static IEnumerable<(int Number, string Name)> Validations(this KeptObject policy) => Clauses(policy, "validations");

    /// <summary>The names of the variables that keep a rule, where there are several policies.</summary>
    public static IEnumerable<string> ClauseVariables(this KeptObject policy) => Clauses(policy, "variables").Select(clause => clause.Name);

    private static IEnumerable<(int Number, string Name)> Clauses(KeptObject policy, string list) =>
        from item in (policy.Node.Find("spec", list) as ListNode)?.Items.Index() ?? []
        from comment in policy.Comments
        where ReferenceEquals(comment.Of, item.Item) && comment.Key is not null
        select (item.Index, comment.Key!);

    /// <summary>What is kept of one policy says of pods.</summary>
    public static IEnumerable<CelVerdict> Judge(CelEngine engine, PodSecurityPolicy policy, LevelVersion at, IEnumerable<int> pods) =>
        Of(at, policy).Validating() is { } kept
        ? engine.Judge(kept, Requests(pods))
        : pods.Select(_ => new CelVerdict([], null));

    public static IEnumerable<CelRequest> Requests(IEnumerable<int> pods) => pods.Select(pod => new CelRequest(pod, Space, Identity.Anybody));
}
