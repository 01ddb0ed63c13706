using System.Text.Json.Nodes;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Cli.Verbs;

/// <summary>Subjects, bindings and roles as parts of answers.</summary>
internal static class AccessText
{
    /// <summary>The namespace of a service account; in a RoleBinding its own when the subject names none. Null for people and groups.</summary>
    public static string? SubjectNamespace(Binding binding, Subject subject) =>
        subject.Kind is not "ServiceAccount" ? null : string.IsNullOrEmpty(subject.Namespace) ? binding.Namespace : subject.Namespace;

    public static JsonObject Subject(Binding binding, Subject subject) => new()
    {
        ["kind"] = subject.Kind,
        ["name"] = subject.Name,
        ["namespace"] = SubjectNamespace(binding, subject),
    };

    public static JsonObject Binding(Binding binding) => new()
    {
        ["kind"] = binding.Kind,
        ["name"] = binding.Name,
        ["at"] = binding.At.ToString(),
    };

    public static JsonObject Role(string kind, string name, Position at) => new()
    {
        ["kind"] = kind,
        ["name"] = name,
        ["at"] = at.ToString(),
    };
}
