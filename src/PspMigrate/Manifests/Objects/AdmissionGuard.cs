namespace PspMigrate.Manifests.Objects;

/// <summary>Something else that decides about pods as they are made: an admission policy, or one of Kyverno or Gatekeeper. What it says isn't read.</summary>
/// <param name="Namespace">Null for what has none.</param>
/// <param name="IsOurs">Whether it is one that we made, to keep what levels lose.</param>
public sealed record AdmissionGuard(string Kind, string Name, string? Namespace, Position At, bool IsOurs);
