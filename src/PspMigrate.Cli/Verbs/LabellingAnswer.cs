using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PspMigrate.Access;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;

namespace PspMigrate.Cli.Verbs;

/// <summary>Who may change which namespaces, for people and for programs.</summary>
internal sealed class LabellingAnswer(ImmutableArray<LabelGrant> grants, Scope scope)
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "SUBJECT", "TYPE", "SA-NAMESPACE", "BINDING", "ROLE"];

    private readonly ImmutableArray<LabelGrant> _grants =
        [.. grants.Where(grant => grant.Namespaces.IsEmpty || grant.Namespaces.Any(scope.Contains))];

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
                var isWide = format == AccessFormat.Wide;
                TextTable.Write(
                    isWide ? [.. Headers, "BINDING-AT", "RULE-AT"] : Headers,
                    [.. _grants.Select(grant => (IReadOnlyList<string>)[.. Cells(grant), .. isWide ? Places(grant) : []])],
                    host.Out);
                break;
        }
    }

    private static IEnumerable<string> Cells(LabelGrant grant) =>
    [
        grant.Namespaces.IsEmpty ? "*" : string.Join(',', grant.Namespaces),
        grant.Subject.Name,
        grant.Subject.Kind,
        AccessText.SubjectNamespace(grant.Binding, grant.Subject) ?? "",
        $"{grant.Binding.Kind}/{grant.Binding.Name}",
        $"{grant.RoleKind}/{grant.RoleName}",
    ];

    private static IEnumerable<string> Places(LabelGrant grant) => [grant.Subject.At.ToString(), grant.Rule.At.ToString()];

    private JsonObject ToJson() => new()
    {
        ["grants"] = new JsonArray([.. _grants.Select(grant => (JsonNode)new JsonObject
        {
            ["namespaces"] = grant.Namespaces.IsEmpty ? null : new JsonArray([.. grant.Namespaces.Select(name => (JsonNode)name)]),
            ["subject"] = AccessText.Subject(grant.Binding, grant.Subject),
            ["binding"] = AccessText.Binding(grant.Binding),
            ["role"] = AccessText.Role(grant.RoleKind, grant.RoleName, grant.RoleAt),
        })]),
    };
}
