using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Permissions;

/// <summary>Subjects, bindings and roles as parts of answers.</summary>
internal static class GrantCells
{
    public static readonly ImmutableArray<string> Headers = ["SUBJECT", "TYPE", "SA-NAMESPACE", "BINDING", "ROLE"];

    public static ImmutableArray<string> WithPlaces(ImmutableArray<string> headers, bool isWide) =>
        isWide ? [.. headers, "BINDING-AT", "RULE-AT"] : headers;

    /// <param name="first">The cells before.</param>
    /// <param name="rule">The rule whose place is shown; null to show no places.</param>
    public static ImmutableArray<Cell> Row(ImmutableArray<Cell> first, Binding binding, Subject subject, Role role, PolicyRule? rule) =>
    [
        .. first,
        subject.Name,
        subject.Kind,
        NamespaceOf(binding, subject) ?? "",
        $"{binding.Kind}/{binding.Name}",
        $"{role.Kind}/{role.Name}",
        .. rule is null ? [] : new Cell[] { subject.At.ToString(), rule.At.ToString() },
    ];

    public static void Write(Utf8JsonWriter json, Binding binding, Subject subject, Role role)
    {
        json.Object("subject", () =>
        {
            json.Named(subject.Kind, subject.Name);
            json.WriteString("namespace", NamespaceOf(binding, subject));
        });
        Write(json, "binding", binding.Kind, binding.Name, binding.At);
        Write(json, "role", role.Kind, role.Name, role.At);
    }

    private static void Write(Utf8JsonWriter json, string key, string kind, string name, Position at) => json.Object(key, () =>
    {
        json.Named(kind, name);
        json.WriteString("at", at.ToString());
    });

    /// <summary>The namespace of a service account; in a RoleBinding its own when the subject names none. Null for people and groups.</summary>
    private static string? NamespaceOf(Binding binding, Subject subject) =>
        subject.Kind is "ServiceAccount" ? SubjectKey.NamespaceOf(binding, subject) : null;
}
