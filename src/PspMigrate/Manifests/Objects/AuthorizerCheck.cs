namespace PspMigrate.Manifests.Objects;

/// <summary>An admission policy that asks RBAC who may use a PodSecurityPolicy: it needs the grants even where there are no policies any more.</summary>
/// <param name="Kind">ValidatingAdmissionPolicy or MutatingAdmissionPolicy.</param>
/// <param name="Policy">The policy that it asks about; null for any.</param>
public sealed record AuthorizerCheck(string Kind, string Name, string? Policy, Position At);
