namespace PspMigrate.Conversion.Keeping;

/// <summary>Who may use a policy.</summary>
public enum KeepScope
{
    /// <summary>Those who may today, by name.</summary>
    Accounts,
    /// <summary>Those whom RBAC lets at the time of the request: the old grants must stay.</summary>
    Grants,
    /// <summary>Everybody in the namespace.</summary>
    Namespace,
}

/// <summary>What of the policies is kept.</summary>
public enum KeepParts
{
    /// <summary>What they refused, and what they filled in.</summary>
    All,
    /// <summary>What they refused.</summary>
    Validate,
    /// <summary>What they filled in.</summary>
    Fill,
}

/// <summary>What happens to a pod that breaks a rule.</summary>
public enum KeepActions
{
    /// <summary>It is refused.</summary>
    Deny,
    /// <summary>It is created; the user is warned, and the audit log notes it.</summary>
    WarnAndAudit,
}

/// <summary>How to keep what levels lose.</summary>
public sealed record KeepOptions
{
    public KeepScope Scope { get; init; }
    public KeepParts Parts { get; init; }
    public KeepActions Actions { get; init; }
    /// <summary>Whether ephemeral containers are judged, which PodSecurityPolicy of v1.20 didn't.</summary>
    public bool JudgesEphemeral { get; init; } = true;
    /// <summary>Whether an API server of a version fills in what policies did.</summary>
    public bool FillsIn(KubernetesVersion version) => Parts != KeepParts.Validate && version.EffectiveMinor >= AdmissionVersions.Filling;

    /// <summary>Whether Pod Security labels are guarded, too, against those who may change some namespaces but not all.</summary>
    public bool GuardsLabels { get; init; }
    /// <summary>The namespace that policies are kept in when the input names none.</summary>
    public string DefaultNamespace { get; init; } = "default";
}
