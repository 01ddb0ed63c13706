using k8s;

namespace PspMigrate.Cli.Cluster;

/// <summary>How the user proves to be one: certificate, token, password, or what a plugin gives.</summary>
internal static class Credentials
{
    /// <summary>Sets them up; runs the credential plugin if there is one.</summary>
    /// <returns>What gives tokens that change; null when there is none.</returns>
    /// <exception cref="CommandException">They are wrong, or the plugin gave none.</exception>
    public static async Task<RenewableToken?> Set(
        KubernetesClientConfiguration config, ClusterOptions options, KubeUser user, KubeCluster cluster, ServerTrust trust, Host host)
    {
        SetCertificate(config, options, user, host);
        if (options.Token is { } typed)
        {
            config.AccessToken = typed;
            return null;
        }

        // A token that may change wins over the one that was written down: client-go transport/round_trippers.go.
        if (user.TokenFile is { } file)
            return FileToken.Of(Path.GetFullPath(file, user.Directory), TimeProvider.System, user.Token);
        if (user.Token is { } token)
        {
            config.AccessToken = token;
            return null;
        }

        if (user.UserName is not null)
            (config.Username, config.Password) = (user.UserName, user.Password);
        if (user.Exec is { } exec)
            return await Ask(config, stop => ExecCredential.Run(exec, user.Directory, cluster, trust, stop), host);
        return user.AuthProvider is { } provider
            ? throw new CommandException(
                $"the kubeconfig's user \"{user.Name}\" has auth-provider {provider}, which Kubernetes no longer supports",
                "let your provider's tool write a kubeconfig with a credential plugin (exec), or use --token")
            : null;
    }

    private static async Task<RenewableToken?> Ask(KubernetesClientConfiguration config, Func<CancellationToken, Task<ExecCredential>> ask, Host host)
    {
        var credential = await ask(host.Stop);
        if (credential is { ClientCertificate: { } certificate, ClientKey: { } key })
            (config.ClientCertificateData, config.ClientCertificateKeyData) = (Base64(certificate), Base64(key));
        return credential.Token is null ? null
            : new(async (_, stop) => Lasting(await ask(stop)), TimeProvider.System, credential.Token, Lasting(credential).Until);
    }

    private static (string? Token, DateTimeOffset Until) Lasting(ExecCredential credential) =>
        (credential.Token, credential.Expires ?? DateTimeOffset.MaxValue);

    private static void SetCertificate(KubernetesClientConfiguration config, ClusterOptions options, KubeUser user, Host host)
    {
        (config.ClientCertificateFilePath, config.ClientCertificateData) = Part(options.ClientCertificate, user.ClientCertificateData, user.ClientCertificate);
        (config.ClientKeyFilePath, config.ClientCertificateKeyData) = Part(options.ClientKey, user.ClientKeyData, user.ClientKey);
        var hasCertificate = config.ClientCertificateData is not null || config.ClientCertificateFilePath is not null;
        var hasKey = config.ClientCertificateKeyData is not null || config.ClientKeyFilePath is not null;
        if (hasCertificate != hasKey)
            throw new CommandException(hasKey ? "there is a client key without its certificate" : "there is a client certificate without its key",
                "give both, with --client-certificate and --client-key or in the kubeconfig");

        (string? File, string? Data) Part(string? typed, string? data, string? file) => typed is not null ? (host.FullPath(typed), null)
            : data is null && file is not null ? (Path.GetFullPath(file, user.Directory), null)
            : (null, data);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
