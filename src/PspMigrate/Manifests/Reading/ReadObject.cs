namespace PspMigrate.Manifests.Reading;

/// <summary>One object as it was read, before it is known whether its name is new.</summary>
/// <param name="Kind">Its kind, as far as names of that kind must differ.</param>
/// <param name="Namespace">Its namespace; null for objects of the cluster.</param>
/// <param name="Content">The fingerprint of its content.</param>
/// <param name="Item">What the reader of its kind made of it; a list of workloads for a kind that isn't built in.</param>
/// <param name="IsUnnamed">True when the server names it: then every one of them is another.</param>
internal sealed record ReadObject(string Kind, string? Namespace, string Name, UInt128 Content, Position At, object Item, bool IsUnnamed = false)
{
    /// <summary>What to say in place of any error about the object; null for the error itself.</summary>
    public Diagnostic? InsteadOfErrors { get; init; }
}
