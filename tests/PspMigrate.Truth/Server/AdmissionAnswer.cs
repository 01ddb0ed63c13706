using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Truth.Server;

/// <summary>A request as admission sees it.</summary>
/// <param name="User">The user who makes it.</param>
/// <param name="Namespace">The namespace that it is made in.</param>
/// <param name="Name">The object's name in the request; empty when the server is to make one up.</param>
/// <param name="Subresource">The subresource; empty for the object itself.</param>
public sealed record AdmissionRequest(string User, NamespaceObject Namespace, string Name, string Subresource = "");

/// <summary>What Pod Security admission answers, in its own words.</summary>
public sealed record AdmissionAnswer
{
    /// <summary>Allowed, with nothing to say about it.</summary>
    public static AdmissionAnswer Plain { get; } = new();

    /// <summary>The HTTP status of a refusal: 403, or 422 for bad labels; null when allowed.</summary>
    public int? Code { get; init; }

    public bool Allowed => Code is null;

    /// <summary>Why it is refused; empty when allowed.</summary>
    public string Message { get; init; } = "";

    /// <summary>Shown to the user.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>For the audit log; keys without the plugin's prefix.</summary>
    public ImmutableSortedDictionary<string, string> AuditAnnotations { get; init; } = Maps.Empty;

    /// <summary>Several problems as the server joins them.</summary>
    internal static string Join(IReadOnlyCollection<LabelProblem> problems) =>
        problems.Count == 1 ? problems.First().ToString() : $"[{string.Join(", ", problems)}]";

    internal static AdmissionAnswer Noted(string key, string value) => new() { AuditAnnotations = Maps.Empty.Add(key, value) };
}
