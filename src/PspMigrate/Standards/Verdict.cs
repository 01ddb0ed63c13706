namespace PspMigrate.Standards;

/// <summary>What a level says of a pod, in upstream's own words.</summary>
/// <param name="Reason">The short reasons of the failed checks, joined; empty when allowed.</param>
/// <param name="Detail">The reasons with their details, joined; empty when allowed.</param>
/// <param name="Checks">The ids of the failed checks, in upstream's order.</param>
public sealed record Verdict(string Reason, string Detail, ImmutableArray<string> Checks)
{
    public static Verdict Pass { get; } = new("", "", []);

    public bool Allowed => Checks.IsEmpty;
}
