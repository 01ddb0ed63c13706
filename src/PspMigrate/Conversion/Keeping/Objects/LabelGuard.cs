namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>
/// A ValidatingAdmissionPolicy that lets only those lower or take away Pod Security labels who may change every namespace. Raising stays free.
/// </summary>
/// <remarks>
/// The server takes labels along when a namespace's status or finalizers are changed (tried on v1.20.2), and Pod Security Admission doesn't look at
/// subresources of namespaces (facts/pod-security-admission.md): they are judged, too. What is laxer: a lower level, or the same at an older version; a
/// label that the server doesn't understand counts as what the server takes it for (23).
/// </remarks>
internal static class LabelGuard
{
    /// <summary>The minor version that latest counts as: newer than any that is looked at.</summary>
    private const int Newest = 99999;

    private static readonly CelVariable Before = new("before", "oldObject.metadata.?labels.orValue({})");
    private static readonly CelVariable After = new("after", "object.metadata.?labels.orValue({})");

    private static readonly CelVariable Rank =
        new("rank", $"{{{string.Join(", ", Enum.GetValues<Level>().Select(level => $"{Cel.Text(level.Name())}: {(int)level}"))}}}");

    /// <param name="inventory">Who may do what, and what the API server asks of namespaces without labels.</param>
    /// <param name="options">Whether those who may change every namespace are named, or RBAC is asked.</param>
    public static KeptSpec Of(Inventory inventory, KeepOptions options)
    {
        var may = options.Scope == KeepScope.Accounts ? Named(NamespaceLabelling.Find(inventory)) : Asked;
        var defaults = NamespacePolicy.DefaultsOf(inventory.Configuration ?? new());
        var lowered = defaults.Modes.Select(item => (item.Mode, Variable: Lowers(item.Mode, item.At))).ToArray();
        return Specs.Validating(
            Specs.Of(("UPDATE", "namespaces"), ("UPDATE", "namespaces/status"), ("UPDATE", "namespaces/finalize")),
            Specs.Variables(lowered.Select(item => item.Variable).Append(may)).List,
            lowered.Select(item => ValidatingSpec.Validation(
                $"!{item.Variable.Use} || {may.Use}",
                $"{PodSecurityLabels.LevelKey(item.Mode)} may only be lowered or removed by those who may change every namespace")),
            []) with
        {
            Policies = ["pod-security-labels"],
            Description = "Only those who may change every namespace may lower or remove Pod Security labels. Raising them is not restricted.",
        };
    }

    /// <summary>Whether a label is gone, its level lower, or the same at an older version. Nothing is laxer than privileged.</summary>
    private static CelVariable Lowers(Mode mode, LevelVersion unlabelled)
    {
        var unreadable = mode == Mode.Enforce ? Level.Restricted : Level.Privileged;
        var (key, versionKey) = (Cel.Text(PodSecurityLabels.LevelKey(mode)), Cel.Text(PodSecurityLabels.VersionKey(mode)));
        var version = unlabelled.Version.IsLatest ? Newest : unlabelled.Version.Minor;
        var asked = new CelVariable(
            $"{mode.Name()}_asked",
            $"[{Before.Use}, {After.Use}].map(l,\n"
            + $"  ({key} in l ? {Rank.Use}[?l[{key}]].orValue({(int)unreadable}) : {(int)unlabelled.Level}) * {Newest + 1}\n"
            + $"  + (!({versionKey} in l) ? {version} : l[{versionKey}].matches('^v1[.](0|[1-9][0-9]{{0,3}})$') ? "
            + $"int(l[{versionKey}].substring(3)) : {Newest}))",
            Before, After, Rank);
        return new(
            $"lowers_{mode.Name()}",
            $"({key} in {Before.Use} && !({key} in {After.Use}))\n|| ({asked.Use}[0] > {Newest} && {asked.Use}[1] < {asked.Use}[0])",
            Before, After, asked);
    }

    /// <summary>Asks RBAC at the time of the request. A check without a name or namespace is about all of them.</summary>
    private static CelVariable Asked { get; } = new(
        "may_lower",
        string.Join("\n|| ", new[] { "update", "patch" }.Select(verb => $"authorizer.group('').resource('namespaces').check('{verb}').allowed()")))
    {
        Part = CelPart.Who,
    };

    /// <summary>Those who may today, by name.</summary>
    private static CelVariable Named(IEnumerable<LabelGrant> grants)
    {
        SubjectKey[] keys =
        [
            .. grants.Where(grant => grant.Namespaces.IsEmpty && SubjectReach.Of(grant.Binding, grant.Subject).Kind != ReachKind.Nobody)
                .Select(grant => SubjectKey.Of(grant.Binding, grant.Subject)).Append(SubjectKey.Group(Identity.Masters)).Distinct()
                .OrderBy(key => key.Name, StringComparer.Ordinal),
        ];
        string[] tests =
        [
            .. keys.Any(key => !key.IsGroup)
                ? [$"request.userInfo.username in {Cel.List(keys.Where(key => !key.IsGroup).Select(key => key.Name))}"]
                : Array.Empty<string>(),
            $"(has(request.userInfo.groups) && request.userInfo.groups.exists(g, g in {Cel.List(keys.Where(key => key.IsGroup).Select(key => key.Name))}))",
        ];
        return new("may_lower", string.Join("\n|| ", tests)) { Part = CelPart.Who };
    }
}
