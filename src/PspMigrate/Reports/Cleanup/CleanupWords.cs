using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Reports.Cleanup;

/// <summary>Objects of a cleanup in words.</summary>
public static class CleanupWords
{
    /// <summary>An object that goes, or a role and what it loses.</summary>
    public static string Of(CleanupItem item) => $"{Name(item.Kind, item.Name, item.Namespace)} ({Phrase.Place(item.At)})"
        + $"{(item.Goes ? "" : $": loses {Lost(item)}")}{(item.Owner is { } owner ? $"; belongs to {Owner(owner)}" : "")}";

    internal static string Name(string kind, string name, string? ns) => ns is null ? $"{kind}/{name}" : $"{kind}/{name} in {ns}";

    internal static string Of(StayingItem item) => $"{Name(item.Kind, item.Name, item.Namespace)} ({Phrase.Place(item.At)}): {Reason(item)}";

    internal static string Owner(ObjectOwner owner) => owner.Kind switch
    {
        OwnerKind.Helm => $"Helm release {owner.Name}".TrimEnd(),
        OwnerKind.HelmHook => $"a hook of Helm release {owner.Name}".TrimEnd(),
        OwnerKind.ArgoCd => $"Argo CD application {owner.Name}",
        OwnerKind.Flux => $"Flux Kustomization {owner.Name}",
        OwnerKind.Olm => $"operator {owner.Name}",
        _ => "the add-on manager",
    };

    internal static string Reason(StayingItem item) => item.Reason switch
    {
        StayReason.AuthorizerCheck => $"{Phrase.List(item.Checks, 3)} {(item.Checks.Length == 1 ? "asks" : "ask")} RBAC who may use policies",
        StayReason.MadeByServer => "the API server recreates it",
        StayReason.Aggregated => "it gathers the rules of other roles, and the input may not show them all",
        _ => "several roles have the name that it refers to, and not all of them are about policies alone",
    };

    internal static string Lost(CleanupItem item) =>
        string.Join(", ", item.Rules.Select(change => change.Fate == RuleFate.Goes ? Rule(change) : $"podsecuritypolicies in {Rule(change)}"));

    private static string Rule(RuleChange change) => string.Create(CultureInfo.InvariantCulture, $"rules[{change.Index}]");
}
