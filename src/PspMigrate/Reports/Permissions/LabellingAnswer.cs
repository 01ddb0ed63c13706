using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Permissions;

/// <summary>Who may change the labels of which namespaces.</summary>
public sealed class LabellingAnswer(ImmutableArray<LabelGrant> grants, Scope scope) : Answer
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", .. GrantCells.Headers];

    private readonly ImmutableArray<LabelGrant> _grants =
    [
        .. grants.Where(grant => grant.Namespaces.IsEmpty || grant.Namespaces.Any(scope.Contains))
            .Select(grant => grant with { Namespaces = [.. grant.Namespaces.Where(scope.Contains)] }),
    ];

    /// <summary>Whether tables show where bindings and rules stand, too.</summary>
    public bool IsWide { get; init; }

    public override string Title => "Who may change the labels of namespaces";

    internal override IEnumerable<Block> Blocks(Style style) =>
    [
        new Table(
            GrantCells.WithPlaces(Headers, IsWide),
            [.. _grants.Select(grant => GrantCells.Row(
                [grant.Namespaces.IsEmpty ? "*" : string.Join(',', grant.Namespaces)], grant.Binding, grant.Subject, grant.Role,
                IsWide ? grant.Rule : null))]),
    ];

    internal override void WriteData(Utf8JsonWriter json) => json.Objects("grants", _grants, grant =>
    {
        json.Strings("namespaces", grant.Namespaces.IsEmpty ? null : grant.Namespaces);
        GrantCells.Write(json, grant.Binding, grant.Subject, grant.Role);
    });
}
