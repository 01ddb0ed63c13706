namespace PspMigrate.Cli.Cluster;

/// <summary>Which cluster to ask, and as whom; spelled as kubectl spells it.</summary>
/// <param name="Typed">What it all is taken from.</param>
internal sealed record ClusterOptions(ParsedArguments Typed)
{
    private static readonly Option KubeconfigOption = new("--kubeconfig", "FILE", "Kubeconfig to use (default $KUBECONFIG, then ~/.kube/config)");
    private static readonly Option ContextOption = new("--context", "NAME", "Context in the kubeconfig (default the current one)");
    private static readonly Option ClusterOption = new("--cluster", "NAME|FILE", "Cluster in the kubeconfig, or a file to read in addition to the cluster");
    private static readonly Option UserOption = new("--user", "NAME", "User in the kubeconfig");
    private static readonly Option ServerOption = new("-s|--server", "URL", "Address of the API server");
    private static readonly Option TokenOption = new("--token", "TOKEN", "Bearer token for the API server") { IsSecret = true };
    private static readonly Option CertificateOption = new("--client-certificate", "FILE", "Client certificate for the API server");
    private static readonly Option KeyOption = new("--client-key", "FILE", "Private key of the client certificate");
    private static readonly Option AsOption = new("--as", "USER", "User to impersonate");
    private static readonly Option AsGroupOption = new("--as-group", "GROUP", "Group to impersonate");
    private static readonly Option AsUidOption = new("--as-uid", "UID", "UID to impersonate");
    private static readonly Option TimeoutOption = new("--request-timeout", "TIME", "Timeout for one request, such as 30s or 1m (default no limit)");
    private static readonly Option AuthorityOption = new("--certificate-authority", "FILE", "CA certificate for the API server");
    private static readonly Option InsecureOption = new("--insecure-skip-tls-verify", null, "Don't check the API server's certificate");
    private static readonly Option ServerNameOption = new("--tls-server-name", "NAME", "Name that the API server's certificate must have");

    public static readonly OptionGroup Group = new(
        "Cluster", KubeconfigOption, ContextOption, ClusterOption, UserOption, ServerOption, TokenOption,
        CertificateOption, KeyOption, AsOption, AsGroupOption, AsUidOption, TimeoutOption, AuthorityOption, InsecureOption, ServerNameOption);

    private ParsedArguments Typed { get; } = Typed;

    public string? Kubeconfig { get; init; } = Typed.Text(KubeconfigOption);
    public string? Context { get; init; } = Typed.Text(ContextOption);
    public string? Cluster { get; init; } = Typed.Text(ClusterOption);
    public string? User { get; init; } = Typed.Text(UserOption);
    public string? Server { get; init; } = Typed.Text(ServerOption);
    public string? Token { get; init; } = Typed.Text(TokenOption);
    public string? ClientCertificate { get; init; } = Typed.Text(CertificateOption);
    public string? ClientKey { get; init; } = Typed.Text(KeyOption);
    public string? As { get; init; } = Typed.Text(AsOption);
    public ImmutableArray<string> AsGroups { get; init; } = [.. Typed.All(AsGroupOption)];
    public string? AsUid { get; init; } = Typed.Text(AsUidOption);
    /// <summary>Null for no limit.</summary>
    public TimeSpan? RequestTimeout { get; init; } = Typed.Text(TimeoutOption) is { } time ? Duration(time) : null;
    public string? CertificateAuthority { get; init; } = Typed.Text(AuthorityOption);
    public bool InsecureSkipTlsVerify { get; init; } = Typed.Has(InsecureOption);
    public string? TlsServerName { get; init; } = Typed.Text(ServerNameOption);
    /// <summary>Whether any option about the cluster was given, so that it is wanted besides files.</summary>
    public bool IsAsked { get; init; } = Array.Exists(Group.Options, Typed.Has);

    /// <summary>The options that say which cluster and as whom, without <c>--cluster</c> where it names a file.</summary>
    public static IEnumerable<Option> Of(ParsedArguments typed, Host host) =>
        Group.Options.Where(option => option != ClusterOption || typed.Text(option) is { } name && !IsFile(name, host));

    /// <summary>Whether <c>--cluster</c> names a file to read in addition to the cluster.</summary>
    public static bool IsFile(string typed, Host host) => typed is "-" || Path.Exists(host.FullPath(typed));

    public static ClusterOptions From(ParsedArguments values)
    {
        var options = new ClusterOptions(values);
        if (options is { CertificateAuthority: not null, InsecureSkipTlsVerify: true })
            throw new CommandException("--certificate-authority can't be used with --insecure-skip-tls-verify");
        return options;
    }

    /// <summary>A duration as kubectl takes it: <c>0</c> for none, seconds, or with s, m or h.</summary>
    private static TimeSpan? Duration(string text)
    {
        var (digits, second) = text[^1] switch
        {
            's' => (text[..^1], 1),
            'm' => (text[..^1], 60),
            'h' => (text[..^1], 3600),
            _ => (text, 1),
        };
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1_000_000)
            throw new CommandException($"--request-timeout: unknown value \"{text}\"", "use a number of seconds, or a time such as 30s, 5m or 1h");
        return number == 0 ? null : TimeSpan.FromSeconds((double)number * second);
    }
}
