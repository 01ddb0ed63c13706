using System.Text;

namespace PspMigrate.Cluster.Tests;

/// <summary>The way to the cluster through a proxy.</summary>
[TestClass]
public sealed class ProxyTests
{
    [TestMethod]
    public void An_http_proxy_of_the_kubeconfig_is_taken()
    {
        using var proxy = new TunnelProxy();

        Run.With(Config($"http://{proxy.Address}"), "access").Fine();

        proxy.Targets.Distinct(StringComparer.Ordinal).Should().Equal("kubernetes.default.svc:443");
    }

    [TestMethod]
    public void Groups_are_impersonated_through_a_proxy()
    {
        using var proxy = new TunnelProxy();

        Run.With(Config($"http://{proxy.Address}"), "access", "--as", "somebody", "--as-group", "strangers", "--as-group", "system:masters").Fine();

        proxy.Heads.Should().NotBeEmpty().And
            .NotContain(head => head.Contains("Impersonate", StringComparison.Ordinal) || head.Contains("Authorization", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_proxys_address_may_hold_a_password()
    {
        using var proxy = new TunnelProxy();

        var run = Run.With(Config($"http://me:p%40ss@{proxy.Address}"), "access").Fine();

        // Only a proxy that asks gets it.
        proxy.Targets.Should().NotBeEmpty();
        run.Error.Should().NotContain("p%40ss").And.NotContain("p@ss");
    }

    [TestMethod]
    public void A_SOCKS_proxy_of_the_kubeconfig_is_taken_and_resolves_names()
    {
        using var proxy = new TunnelProxy(isSocks: true);

        Run.With(Config($"socks5://{proxy.Address}"), "access").Fine();

        proxy.Targets.Distinct(StringComparer.Ordinal).Should().Equal("kubernetes.default.svc:443");
    }

    [TestMethod]
    public void An_https_proxy_is_trusted_like_the_server()
    {
        using var certificate = Authority.Make("proxy");
        using var proxy = new TunnelProxy(certificate: certificate);
        var both = Scratch.Write("both.crt", Encoding.UTF8.GetString(Convert.FromBase64String(AuthorityData)) + "\n" + certificate.ExportCertificatePem());

        Run.With(Config($"https://{proxy.Address}"), "access", "--certificate-authority", both).Fine();
        Run.With(Config($"https://{proxy.Address}"), "access").Error.Should().Contain("is not trusted");

        proxy.Targets.Distinct(StringComparer.Ordinal).Should().Equal("kubernetes.default.svc:443");
    }

    [TestMethod]
    public void Without_one_the_variables_count_as_for_kubectl()
    {
        using var proxy = new TunnelProxy();
        using var other = new TunnelProxy();
        var config = Config(null);
        Run With(string kubeconfig, string without) => Run.In(
            Run.Surroundings with
            {
                Variable = name => name switch
                {
                    "KUBECONFIG" => kubeconfig,
                    "https_proxy" => proxy.Address,
                    "NO_PROXY" => without,
                    _ => null,
                },
            },
            "access", "--request-timeout", "5s");

        With(config, "10.0.0.0/8,other.svc").Fine();
        With(Config($"http://{other.Address}"), "").Fine();

        proxy.Targets.Distinct(StringComparer.Ordinal).Should().Equal("kubernetes.default.svc:443");
        other.Targets.Distinct(StringComparer.Ordinal).Should().Equal("kubernetes.default.svc:443");
    }

    [TestMethod]
    public void A_proxy_that_cannot_be_one_is_said()
    {
        Run.With(Config("ftp://user:secret@proxy"), "access").Error
            .Should().Contain("proxy-url of the kubeconfig's cluster \"it\" is not the address of a proxy").And.NotContain("secret");
    }

    private static string AuthorityData => Convert.ToBase64String(Encoding.UTF8.GetBytes(TestCluster.GetAdmin().Config.SslCaCerts.ExportCertificatePems()));

    /// <summary>A kubeconfig with a name for the cluster that only the proxy can resolve, and that its certificate has.</summary>
    private static string Config(string? proxy) => Scratch.Write($"{Guid.NewGuid():N}.kubeconfig", $$"""
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: me} }]
        clusters: [{name: it, cluster: {server: "https://kubernetes.default.svc",
         certificate-authority-data: {{AuthorityData}}{{(proxy is null ? "" : $", proxy-url: \"{proxy}\"")}} } }]
        users: [{name: me, user: {token: "{{ServiceAccounts.Reader("proxied")}}"} }]
        """);
}
