using k8s;

namespace PspMigrate.Cli.Cluster;

/// <summary>How to reach the API server, and as whom: made of options and kubeconfig, or of what a pod finds in itself.</summary>
/// <param name="Config">For the client library.</param>
/// <param name="Impersonation">Null for nobody.</param>
/// <param name="Token">What gives tokens that change; null when there is none.</param>
/// <param name="ServerName">The name that the server's certificate must have; null for the host's.</param>
/// <param name="SetUp">What remains to be set up once the client is made.</param>
internal sealed record Connection(
    KubernetesClientConfiguration Config, Impersonation? Impersonation, RenewableToken? Token, string? ServerName, Action<SocketsHttpHandler> SetUp)
{
    /// <summary>The context that leads there; null where an option names the cluster or its address.</summary>
    public string? Context { get; init; }

    /// <summary>Works out the connection; runs the credential plugin if there is one.</summary>
    /// <exception cref="CommandException">There is no cluster to ask, or its description is wrong.</exception>
    public static async Task<Connection> Make(ClusterOptions options, Host host)
    {
        var kubeconfig = Kubeconfig.Find(options, host);
        var contextName = options.Context ?? kubeconfig?.CurrentContext;
        var context = contextName is null ? null : (kubeconfig ?? throw NoCluster()).Context(contextName);
        var cluster = (options.Cluster ?? context?.Cluster) is { } clusterName
            ? (kubeconfig ?? throw NoCluster()).Cluster(clusterName)
            : new("", host.WorkingDirectory, KubeconfigMap.Empty);
        var user = (options.User ?? context?.User) is { } userName
            ? (kubeconfig ?? throw NoCluster()).User(userName)
            : new("", host.WorkingDirectory, KubeconfigMap.Empty);
        var impersonation = Impersonation.Of(options, user);
        if (kubeconfig is null && options.Server is null)
            (cluster, user) = InCluster.Describe(InCluster.Address(host) ?? throw NoCluster(), host);

        var address = Address(options.Server ?? cluster.Server);
        var trust = ServerTrust.Of(options, cluster, host);
        var proxy = ProxyAddress.Parse(cluster.ProxyUrl, $"proxy-url of the kubeconfig's cluster \"{cluster.Name}\"")?.ForAll()
            ?? new EnvironmentProxy(host.Variable);
        var config = new KubernetesClientConfiguration
        {
            Host = address.ToString(),
            UserAgent = "pspmigrate",
            SkipTlsVerify = trust.IsUnchecked,
            // The library insists on some; those that count are set up after it.
            SslCaCerts = [],
        };
        var token = await Credentials.Set(config, options, user, cluster, trust, host);
        config.TokenProvider = token;
        return new(config, impersonation, token, trust.ServerName, SetUp)
        {
            Context = options.Server is null && options.Cluster is null ? contextName : null,
        };

        void SetUp(SocketsHttpHandler handler)
        {
            trust.Apply(handler.SslOptions);
            handler.Proxy = proxy;
            // API servers never send anybody elsewhere; a write that is sent elsewhere would become a read.
            handler.AllowAutoRedirect = false;
            if (impersonation is { HasRepeatedHeaders: true })
                handler.PlaintextStreamFilter = RepeatedHeaders.Filter;
        }
    }

    private static Uri Address(string? server)
    {
        if (server is null)
            throw new CommandException(
                "the kubeconfig doesn't say which cluster to use", "set a current context (kubectl config use-context), or use --context");
        return Uri.TryCreate(server.Contains("://", StringComparison.Ordinal) ? server : "https://" + server, UriKind.Absolute, out var address)
            ? address
            : throw new CommandException($"the API server's address \"{server}\" is not a URL");
    }

    private static CommandException NoCluster() => new(
        "nothing to read: no file was named, and there is no kubeconfig that names a cluster",
        "name files or directories with -f, or - for standard input; or say which cluster with --kubeconfig or --server");
}
