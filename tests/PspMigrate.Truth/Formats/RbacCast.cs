using System.Text.Json;
using PspMigrate.Access;

namespace PspMigrate.Truth.Formats;

/// <summary>Who and what the scenarios are about.</summary>
internal sealed class RbacCast(JsonElement subjects)
{
    public ImmutableArray<(string Id, Identity Who)> Subjects { get; } =
    [
        .. subjects.GetProperty("subjects").EnumerateArray().Select(s => (
            s.GetProperty("id").GetString()!,
            new Identity(s.GetProperty("user").GetString()!, [.. s.GetProperty("groups").EnumerateArray().Select(g => g.GetString()!)]))),
    ];

    public ImmutableArray<string> Namespaces { get; } =
        [.. subjects.GetProperty("namespaces").EnumerateArray().Select(n => n.GetString()!)];

    public ImmutableArray<string> Policies { get; } =
        [.. subjects.GetProperty("psps").EnumerateObject().Select(p => p.Name)];

    /// <summary>The one field of pods that each policy admits, and no other does.</summary>
    public ImmutableDictionary<string, string> Fields { get; } =
        subjects.GetProperty("psps").EnumerateObject().ToImmutableDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

    public ImmutableArray<(string Namespace, string Account)> Pods =>
    [
        .. from @namespace in Namespaces
           from account in subjects.GetProperty("serviceAccounts").EnumerateArray()
           select (@namespace, account.GetString()!),
    ];
}
