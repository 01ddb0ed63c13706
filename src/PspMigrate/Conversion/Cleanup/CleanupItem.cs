using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Conversion.Cleanup;

/// <summary>A rule of a role, and what becomes of it.</summary>
/// <param name="Index">Its place in the role's list, from 0.</param>
public sealed record RuleChange(int Index, PolicyRule Rule, RuleFate Fate);

/// <summary>An object that goes, or a role that loses rules.</summary>
/// <param name="Namespace">Null for what has none.</param>
public sealed record CleanupItem(string Kind, string Name, string? Namespace, Position At)
{
    /// <summary>The rules that change, of a role that stays; empty for an object that goes.</summary>
    public ImmutableArray<RuleChange> Rules { get; init; } = [];

    /// <summary>Whether it goes as a whole.</summary>
    public bool Goes => Rules.IsEmpty;

    /// <summary>Who would make it again; null for nobody.</summary>
    public ObjectOwner? Owner { get; init; }

    /// <summary>Whether no pod is admitted by it, so that it can go while the plugin is on.</summary>
    public bool IsUnused { get; init; }

    /// <summary>The group of its kind.</summary>
    public string ApiGroup => Kind is "PodSecurityPolicy" ? "policy" : "rbac.authorization.k8s.io";

    /// <summary>Its apiVersion in a cluster that has policies.</summary>
    public string ApiVersion => Kind is "PodSecurityPolicy" ? "policy/v1beta1" : "rbac.authorization.k8s.io/v1";

    /// <summary>Whether it is still about policies alone, where it is to go: it may have changed since everything was read.</summary>
    /// <param name="json">The object as it is now.</param>
    /// <remarks>What a role loses is tested by the patch itself, and a binding's role can't be changed.</remarks>
    public bool IsStill(string json) => !Goes || Kind is not ("Role" or "ClusterRole")
        || (JsonTree.Parse(Name, json) is MapNode node && RoleReader.Read(node, []) is { } role
            && (!role.Aggregation.IsDefault || role.Rules.All(rule => RuleFates.Of(rule) == RuleFate.Goes)));
}

/// <summary>Why something that speaks of policies stays.</summary>
public enum StayReason
{
    /// <summary>An admission policy asks RBAC about it.</summary>
    AuthorizerCheck,

    /// <summary>The API server makes it again at each start.</summary>
    MadeByServer,

    /// <summary>It gathers the rules of others, and files may not show them all.</summary>
    Aggregated,

    /// <summary>Several objects of the name are given, and not all of them are about policies alone.</summary>
    Ambiguous,
}

/// <summary>Something that speaks of policies and stays.</summary>
/// <param name="Checks">The admission policies that need it.</param>
public sealed record StayingItem(string Kind, string Name, string? Namespace, Position At, StayReason Reason, ImmutableArray<string> Checks);
