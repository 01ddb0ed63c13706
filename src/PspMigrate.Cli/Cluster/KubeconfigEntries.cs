namespace PspMigrate.Cli.Cluster;

/// <summary>A context of a kubeconfig: which cluster, and as which of its users.</summary>
internal sealed class KubeContext(string name, KubeconfigMap context)
{
    public string Name => name;
    public string? Cluster { get; } = context.Text("cluster");
    public string? User { get; } = context.Text("user");
}

/// <summary>A cluster of a kubeconfig, with the directory that its paths start from.</summary>
/// <remarks>client-go tools/clientcmd/api/v1/types.go; of one thing as data and as a file, the data counts.</remarks>
internal sealed class KubeCluster(string name, string directory, KubeconfigMap cluster)
{
    public string Name => name;
    public string Directory => directory;
    public string? Server { get; init; } = cluster.Text("server");
    public string? TlsServerName { get; } = cluster.Text("tls-server-name");
    public bool SkipTlsVerify { get; } = cluster.Flag("insecure-skip-tls-verify");
    public string? CertificateAuthority { get; init; } = cluster.Text("certificate-authority");
    public string? CertificateAuthorityData { get; } = cluster.Text("certificate-authority-data");
    public string? ProxyUrl { get; } = cluster.Text("proxy-url");
}

/// <summary>A user of a kubeconfig, with the directory that its paths start from.</summary>
internal sealed class KubeUser(string name, string directory, KubeconfigMap user)
{
    public string Name => name;
    public string Directory => directory;
    public string? ClientCertificate { get; } = user.Text("client-certificate");
    public string? ClientCertificateData { get; } = user.Text("client-certificate-data");
    public string? ClientKey { get; } = user.Text("client-key");
    public string? ClientKeyData { get; } = user.Text("client-key-data");
    public string? Token { get; } = user.Text("token");
    public string? TokenFile { get; init; } = user.Text("tokenFile");
    public string? UserName { get; } = user.Text("username");
    public string? Password { get; } = user.Text("password");
    public string? As { get; } = user.Text("as");
    public string? AsUid { get; } = user.Text("as-uid");
    public ImmutableArray<string> AsGroups { get; } = [.. user.Texts("as-groups")];
    public ImmutableArray<KeyValuePair<string, string>> AsExtra { get; } =
        [.. user.Map("as-user-extra") is var extra ? extra.Keys.SelectMany(key => extra.Texts(key), KeyValuePair.Create) : []];
    /// <summary>The name of a provider of the kind that kubectl had before credential plugins.</summary>
    public string? AuthProvider { get; } = user.Has("auth-provider") ? user.Map("auth-provider").Text("name") ?? "" : null;
    public KubeExec? Exec { get; } = user.Has("exec") ? new(user.Map("exec")) : null;
}

/// <summary>A credential plugin.</summary>
internal sealed class KubeExec(KubeconfigMap exec)
{
    public string? Command { get; } = exec.Text("command");
    public string? ApiVersion { get; } = exec.Text("apiVersion");
    public ImmutableArray<string> Arguments { get; } = [.. exec.Texts("args")];
    public ImmutableArray<KeyValuePair<string, string>> Variables { get; } =
        [.. exec.Maps("env").Select(variable => KeyValuePair.Create(variable.Text("name") ?? "", variable.Text("value") ?? ""))];
    public string? InstallHint { get; } = exec.Text("installHint");
    public bool ProvidesClusterInfo { get; } = exec.Flag("provideClusterInfo");
}
