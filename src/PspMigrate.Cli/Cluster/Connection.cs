using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.KubeConfigModels;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Cluster;

/// <summary>How to reach the API server, and as whom: made of options and kubeconfig, or of what a pod finds in itself.</summary>
/// <param name="Config">For the client library.</param>
/// <param name="Impersonation">Null for nobody.</param>
/// <param name="Token">The plugin that gives tokens; null when there is none.</param>
/// <param name="Context">The context's name, for file names and messages; null when there is none.</param>
internal sealed record Connection(
    KubernetesClientConfiguration Config, Impersonation? Impersonation, ExecToken? Token, string? Context)
{
    /// <summary>Works out the connection; runs the credential plugin if there is one.</summary>
    /// <exception cref="CommandException">There is no cluster to ask, or its description is wrong.</exception>
    public static async Task<Connection> Make(ClusterOptions options, Host host)
    {
        var kubeconfig = Kubeconfig.Find(options, host);
        if (kubeconfig is null && options.Server is null)
            return InCluster(options, host);

        var contextName = options.Context ?? kubeconfig?.CurrentContext;
        var context = contextName is null ? null : (kubeconfig ?? throw NoCluster()).Context(contextName);
        var (endpoint, clusterDirectory) = (options.Cluster ?? context?.Cluster) is { Length: > 0 } clusterName
            ? (kubeconfig ?? throw NoCluster()).Cluster(clusterName)
            : (new(), host.WorkingDirectory);
        var (user, userDirectory) = (options.User ?? context?.User) is { Length: > 0 } userName
            ? (kubeconfig ?? throw NoCluster()).User(userName)
            : (new(), host.WorkingDirectory);

        var server = options.Server ?? endpoint.Server;
        if (string.IsNullOrEmpty(server))
            throw new CommandException("the kubeconfig does not say which cluster to ask", "set a current context (kubectl config use-context), or use --context");
        if (!Uri.TryCreate(server.Contains("://", StringComparison.Ordinal) ? server : "https://" + server, UriKind.Absolute, out var address))
            throw new CommandException($"the API server's address \"{server}\" is no URL");

        var config = new KubernetesClientConfiguration
        {
            Host = address.ToString(),
            SkipTlsVerify = options.InsecureSkipTlsVerify || (endpoint.SkipTlsVerify && options.CertificateAuthority is null),
            TlsServerName = options.TlsServerName ?? endpoint.TlsServerName,
            UserAgent = "pspmigrate",
            // Without a CA the system's certificates count; the library wants a collection all the same.
            SslCaCerts = Authorities(options, endpoint, clusterDirectory, host) ?? [],
        };
        var token = await SetCredentials(config, options, user, userDirectory, endpoint, host);
        return new(config, Impersonation.Of(options, user), token, contextName);
    }

    private static Connection InCluster(ClusterOptions options, Host host)
    {
        if (string.IsNullOrEmpty(host.Variable("KUBERNETES_SERVICE_HOST")) || !KubernetesClientConfiguration.IsInCluster())
            throw NoCluster();
        var config = KubernetesClientConfiguration.InClusterConfig();
        if (options.Token is { } token)
        {
            config.TokenProvider = null;
            config.AccessToken = token;
        }

        return new(config, Impersonation.Of(options, user: null), null, null);
    }

    private static CommandException NoCluster() => new(
        "nothing to read: no file was named, and there is no kubeconfig that names a cluster",
        "name files or directories, or - for standard input; or say which cluster with --kubeconfig or --server");

    private static async Task<ExecToken?> SetCredentials(
        KubernetesClientConfiguration config, ClusterOptions options, UserCredentials user, string directory, ClusterEndpoint endpoint, Host host)
    {
        if (!string.IsNullOrEmpty(user.ClientCertificateData))
            (config.ClientCertificateData, config.ClientCertificateKeyData) = (user.ClientCertificateData, user.ClientKeyData);
        else if (!string.IsNullOrEmpty(user.ClientCertificate))
            (config.ClientCertificateFilePath, config.ClientKeyFilePath) = (Path.GetFullPath(user.ClientCertificate, directory), Path.GetFullPath(user.ClientKey ?? "", directory));

        if ((options.Token ?? user.Token) is { Length: > 0 } token)
        {
            config.AccessToken = token;
            return null;
        }

        if (!string.IsNullOrEmpty(user.UserName))
            (config.Username, config.Password) = (user.UserName, user.Password);
        if (user.ExternalExecution is not { } exec)
            return null;
        var credential = await ExecCredential.Run(exec, directory, endpoint, host.Stop);
        if (credential is { ClientCertificate: { } certificate, ClientKey: { } key })
            (config.ClientCertificateData, config.ClientCertificateKeyData) = (Base64(certificate), Base64(key));
        if (credential.Token is null)
            return null;
        var provider = new ExecToken(stop => ExecCredential.Run(exec, directory, endpoint, stop), credential);
        config.TokenProvider = provider;
        return provider;
    }

    /// <summary>All certificates of the bundle; the library takes only the first.</summary>
    private static X509Certificate2Collection? Authorities(ClusterOptions options, ClusterEndpoint endpoint, string directory, Host host)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            if (options.CertificateAuthority is { } typed)
                certificates.ImportFromPemFile(host.FullPath(typed));
            else if (!string.IsNullOrEmpty(endpoint.CertificateAuthorityData))
                certificates.ImportFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(endpoint.CertificateAuthorityData)));
            else if (!string.IsNullOrEmpty(endpoint.CertificateAuthority))
                certificates.ImportFromPemFile(Path.GetFullPath(endpoint.CertificateAuthority, directory));
            return certificates;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"the cluster's certificate authority can't be read: {e.Message}");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
