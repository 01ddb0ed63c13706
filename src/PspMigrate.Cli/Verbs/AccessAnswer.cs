using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PspMigrate.Access;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;

namespace PspMigrate.Cli.Verbs;

/// <summary>Who may use which policy, for people and for programs.</summary>
internal sealed class AccessAnswer(ImmutableArray<Grant> grants, AccessReport report, Scope scope, AccessOptions options)
{
    private static readonly ImmutableArray<string> Headers = ["POLICY", "NAMESPACE", "SUBJECT", "TYPE", "SA-NAMESPACE", "BINDING", "ROLE"];

    private readonly ImmutableArray<Grant> _grants =
    [
        .. grants
            .Where(grant => IsAsked(grant.Policy, options))
            .Where(grant => grant.Binding.Namespace is not { } own || scope.Contains(own)),
    ];

    /// <summary>Whether the input has any policy.</summary>
    public required bool HasPolicies { get; init; }

    public void Write(AccessFormat format, Host host)
    {
        switch (format)
        {
            case AccessFormat.Json:
                host.Out.Write(StructuredText.Json(ToJson()));
                break;
            case AccessFormat.Yaml:
                host.Out.Write(StructuredText.Yaml(ToJson()));
                break;
            default:
                if (_grants.IsEmpty)
                    host.Error.WriteLine(HasPolicies ? "The input lets nobody use a policy." : "The input has no policies, so there is nothing to use.");
                else
                    WriteTable(format == AccessFormat.Wide, host);
                break;
        }
    }

    private static bool IsAsked(string policy, AccessOptions options) =>
        options.Policy is null || string.Equals(policy, options.Policy, StringComparison.Ordinal);

    private void WriteTable(bool isWide, Host host) => TextTable.Write(
        isWide ? [.. Headers, "BINDING-AT", "RULE-AT"] : Headers,
        [.. _grants.Select(grant => (IReadOnlyList<string>)[.. Cells(grant), .. isWide ? Places(grant) : []])],
        host.Out);

    private static IEnumerable<string> Cells(Grant grant) =>
    [
        grant.Policy,
        grant.Binding.Namespace ?? "*",
        grant.Subject.Name,
        grant.Subject.Kind,
        AccessText.SubjectNamespace(grant.Binding, grant.Subject) ?? "",
        $"{grant.Binding.Kind}/{grant.Binding.Name}",
        $"{grant.RoleKind}/{grant.RoleName}",
    ];

    private static IEnumerable<string> Places(Grant grant) => [grant.Subject.At.ToString(), grant.Rule.At.ToString()];

    private JsonObject ToJson() => new()
    {
        ["grants"] = new JsonArray([.. _grants.Select(grant => (JsonNode)new JsonObject
        {
            ["policy"] = grant.Policy,
            ["namespace"] = grant.Binding.Namespace,
            ["subject"] = AccessText.Subject(grant.Binding, grant.Subject),
            ["binding"] = AccessText.Binding(grant.Binding),
            ["role"] = AccessText.Role(grant.RoleKind, grant.RoleName, grant.RoleAt),
        })]),
        ["namespaces"] = new JsonArray([.. report.Namespaces
            .Where(item => scope.Contains(item.Namespace))
            .Select(item => (JsonNode)new JsonObject { ["name"] = item.Namespace, ["serviceAccounts"] = Accounts(item) })]),
    };

    private JsonArray Accounts(NamespaceAccess item) => new([.. item.Accounts.Select(account => (JsonNode)new JsonObject
    {
        ["name"] = account.Account,
        ["policies"] = new JsonArray([.. account.Policies.Where(policy => IsAsked(policy, options)).Select(policy => (JsonNode)policy)]),
    })]);
}
