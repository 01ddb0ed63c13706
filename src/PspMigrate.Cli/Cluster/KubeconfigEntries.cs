namespace PspMigrate.Cli.Cluster;

/// <summary>A context of a kubeconfig: which cluster, and as which of its users.</summary>
internal sealed record KubeContext(string Name, string? Cluster, string? User);

/// <summary>A cluster of a kubeconfig, with the directory that its paths start from.</summary>
/// <remarks>client-go tools/clientcmd/api/v1/types.go; of one thing as data and as a file, the data counts.</remarks>
internal sealed record KubeCluster(string Name, string Directory)
{
    public string? Server { get; init; }
    public string? TlsServerName { get; init; }
    public bool SkipTlsVerify { get; init; }
    public string? CertificateAuthority { get; init; }
    public string? CertificateAuthorityData { get; init; }
    public string? ProxyUrl { get; init; }
}

/// <summary>A user of a kubeconfig, with the directory that its paths start from.</summary>
internal sealed record KubeUser(string Name, string Directory)
{
    public string? ClientCertificate { get; init; }
    public string? ClientCertificateData { get; init; }
    public string? ClientKey { get; init; }
    public string? ClientKeyData { get; init; }
    public string? Token { get; init; }
    public string? TokenFile { get; init; }
    public string? UserName { get; init; }
    public string? Password { get; init; }
    public string? As { get; init; }
    public string? AsUid { get; init; }
    public ImmutableArray<string> AsGroups { get; init; } = [];
    public ImmutableArray<KeyValuePair<string, string>> AsExtra { get; init; } = [];
    /// <summary>The name of a provider of the kind that kubectl had before credential plugins.</summary>
    public string? AuthProvider { get; init; }
    public KubeExec? Exec { get; init; }
}

/// <summary>A credential plugin.</summary>
internal sealed record KubeExec(string? Command, string? ApiVersion)
{
    public ImmutableArray<string> Arguments { get; init; } = [];
    public ImmutableArray<KeyValuePair<string, string>> Variables { get; init; } = [];
    public string? InstallHint { get; init; }
    public bool ProvidesClusterInfo { get; init; }
}
