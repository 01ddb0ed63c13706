namespace PspMigrate.Manifests.Machine;

/// <summary>What was read at one place.</summary>
/// <param name="Node">The node.</param>
/// <param name="Print">Its fingerprint; without meaning where it is left out of its object's.</param>
/// <param name="IsNull">True when it counts as nothing: null, or annotations that are all a tool's own.</param>
internal readonly record struct TreeValue(Node Node, UInt128 Print, bool IsNull);
