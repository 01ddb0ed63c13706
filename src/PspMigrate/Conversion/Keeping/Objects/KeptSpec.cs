namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>The spec of an admission policy.</summary>
internal sealed record KeptSpec(string Kind, MapNode Node, ImmutableArray<KeptComment> Comments)
{
    /// <summary>The PodSecurityPolicies that it stands for.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>What it does, in a few sentences.</summary>
    public string Description { get; init; } = "";

    public bool IsValidating => Kind.StartsWith("Validating", StringComparison.Ordinal);
}
