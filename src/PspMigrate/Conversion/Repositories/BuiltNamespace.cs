namespace PspMigrate.Conversion.Repositories;

/// <summary>A namespace that a kustomization builds.</summary>
/// <param name="Root">The directory of the kustomization that no other one takes in.</param>
/// <param name="Name">The name that it has in the build.</param>
/// <param name="At">The manifest that it comes from; without a line where that isn't known.</param>
public sealed record BuiltNamespace(string Root, string Name, Position At);
