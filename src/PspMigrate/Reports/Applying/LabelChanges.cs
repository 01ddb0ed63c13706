using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Applying;

/// <summary>What becomes of the labels of one mode of a namespace.</summary>
/// <param name="Now">What they say now; <c>-</c> for nothing.</param>
/// <param name="Then">What they say then.</param>
/// <param name="Note">What to know; empty for nothing.</param>
public sealed record LabelChange(string Namespace, string Mode, string Now, string Then, ImmutableArray<string> Owners, string Note);

/// <summary>What <c>apply</c> is going to do to the labels of a cluster's namespaces.</summary>
public sealed class LabelChanges(ImmutableArray<LabelChange> changes) : Answer
{
    private static readonly ImmutableArray<string> Headers = ["NAMESPACE", "MODE", "NOW", "THEN", "OWNED-BY", "NOTE"];

    public override string Title => "Labels to apply";

    internal override IEnumerable<Block> Blocks(Style style) => changes.IsEmpty ? [] :
    [
        new Table(Headers, [.. changes.Select(change => (ImmutableArray<Cell>)
        [
            change.Namespace, change.Mode, change.Now, change.Then, change.Owners.IsEmpty ? "-" : string.Join(',', change.Owners), change.Note,
        ])]),
    ];

    internal override void WriteData(Utf8JsonWriter json) => json.Objects("labels", changes, change =>
    {
        json.WriteString("namespace", change.Namespace);
        json.WriteString("mode", change.Mode);
        json.WriteString("now", change.Now);
        json.WriteString("then", change.Then);
        json.Strings("ownedBy", change.Owners);
        json.WriteString("note", change.Note);
    });
}
