using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Permissions;

/// <summary>Who may use which policy, through which binding and role.</summary>
/// <param name="report">What the service accounts of each namespace may use.</param>
/// <param name="policy">The only policy asked for; null for all.</param>
public sealed class AccessAnswer(ImmutableArray<Grant> grants, AccessReport report, Scope scope, string? policy) : Answer
{
    private static readonly ImmutableArray<string> Headers = ["POLICY", "NAMESPACE", .. GrantCells.Headers];

    private readonly ImmutableArray<Grant> _grants =
        [.. grants.Where(grant => IsAsked(grant.Policy, policy) && (grant.Binding.Namespace is not { } own || scope.Contains(own)))];

    /// <summary>Whether tables show where bindings and rules stand, too.</summary>
    public bool IsWide { get; init; }

    public required bool HasPolicies { get; init; }

    /// <summary>What there is to say when nobody may use any; null when somebody may.</summary>
    public string? Nobody => !_grants.IsEmpty ? null
        : HasPolicies ? "The input lets nobody use a policy." : "The input has no policies, so there is nothing to use.";

    public override string Title => "Who may use which PodSecurityPolicy";

    internal override IEnumerable<Block> Blocks(Style style) =>
    [
        Nobody is { } nobody
            ? new Paragraph(nobody)
            : new Table(
                GrantCells.WithPlaces(Headers, IsWide),
                [.. _grants.Select(grant => GrantCells.Row(
                    [grant.Policy, grant.Binding.Namespace ?? "*"], grant.Binding, grant.Subject, grant.Role,
                    IsWide ? grant.Rule : null))]),
    ];

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Objects("grants", _grants, grant =>
        {
            json.WriteString("policy", grant.Policy);
            json.WriteString("namespace", grant.Binding.Namespace);
            GrantCells.Write(json, grant.Binding, grant.Subject, grant.Role);
        });
        json.Objects("namespaces", report.Namespaces.Where(item => scope.Contains(item.Namespace)), item =>
        {
            json.WriteString("name", item.Namespace);
            json.Objects("serviceAccounts", item.Accounts, account =>
            {
                json.WriteString("name", account.Account);
                json.Strings("policies", account.Policies.Where(name => IsAsked(name, policy)));
            });
        });
    }

    private static bool IsAsked(string name, string? policy) => policy is null || string.Equals(name, policy, StringComparison.Ordinal);
}
