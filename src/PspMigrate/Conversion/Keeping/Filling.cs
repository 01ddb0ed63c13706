namespace PspMigrate.Conversion.Keeping;

/// <summary>Something that a policy fills in.</summary>
/// <param name="Rule">The field, and where it is filled in.</param>
/// <param name="Value">The value, as an expression.</param>
internal sealed record Filling(FillRule Rule, string Value)
{
    /// <summary>The field of the policy that says so, and where it stands.</summary>
    public string From { get; init; } = "";

    /// <summary>The operations where there is no choice between policies, if they are shorter then.</summary>
    public string? Alone { get; init; }
}

/// <summary>How a field is filled in.</summary>
/// <param name="IsNeeded">From the value: whether a pod leaves the field out somewhere.</param>
/// <param name="Operations">From the value: the list of the JSON Patch operations.</param>
internal sealed record FillRule(string Field, ImmutableArray<CelVariable> Uses, Func<string, string> IsNeeded, Func<string, string> Operations)
{
    /// <summary>For fields of containers: whether a container without a security context gets the field; null for fields of the pod.</summary>
    public string? FillsBareContainer { get; init; }

    /// <summary>Whether the field is in the pod's security context.</summary>
    public bool IsInPodContext { get; init; }
}
