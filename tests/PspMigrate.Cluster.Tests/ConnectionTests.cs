using System.Text;
using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>What kubeconfigs, options and pods say about the way to a cluster, as the real server sees it.</summary>
[TestClass]
public sealed class ConnectionTests
{
    private static string Server => TestCluster.GetAdmin().Address.ToString().TrimEnd('/');

    private static string AuthorityData => Field("certificate-authority-data");

    [TestMethod]
    public void Certificates_in_files_beside_the_kubeconfig_are_taken()
    {
        var (certificate, key, authority) = Files();

        Run.With(Config($"certificate-authority: {authority}", $"client-certificate: {certificate}, client-key: {key}"), "access").Fine();
    }

    [TestMethod]
    public void A_certificate_as_data_goes_with_a_key_in_a_file()
    {
        var (_, key, authority) = Files();

        Run.With(Config($"certificate-authority: {authority}", $"client-certificate-data: {Field("client-certificate-data")}, client-key: {key}"), "access")
            .Fine();
    }

    [TestMethod]
    public void Certificates_that_are_typed_win()
    {
        var (certificate, key, authority) = Files();
        var config = Config($"certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(Authority.Pem("other")))}", "token: wrong");

        Run.With(config, "access").Error.Should().Contain("is not trusted");
        Run.With(Config("", ""), "access", "--client-certificate", certificate, "--client-key", key, "--certificate-authority", authority).Fine();
        Run.With(Config("", ""), "access", "--client-certificate", certificate, "--certificate-authority", authority)
            .Error.Should().Contain("there is a client certificate without its key");
    }

    [TestMethod]
    public void The_certificate_must_have_the_name_that_was_said()
    {
        var user = $"token: {ServiceAccounts.Reader("names")}";
        var authority = $"certificate-authority-data: {AuthorityData}";
        var wrong = Config($"{authority}, tls-server-name: elsewhere.example", user);

        Run.With(Config($"{authority}, tls-server-name: kubernetes.default.svc", user), "access").Fine();
        Run.With(wrong, "access").Error.Should().Contain($"the API server {Server} is not trusted: its certificate is for another name");
        Run.With(wrong, "access", "--tls-server-name", "kubernetes.default").Fine();
        Run.With(wrong, "access", "--server", Server).Fine();
        Run.With(wrong, "access", "--insecure-skip-tls-verify").Fine();
    }

    [TestMethod]
    public void A_token_comes_from_a_file()
    {
        File.WriteAllText(Path.Combine(Scratch.Path, "reader.token"), ServiceAccounts.Reader("token-file") + "\n");

        Run.With(Config($"certificate-authority-data: {AuthorityData}", "tokenFile: reader.token"), "access").Fine();
    }

    [TestMethod]
    public void Of_token_and_file_the_file_wins_as_long_as_it_is_there()
    {
        var token = ServiceAccounts.Reader("token-file");
        var wrong = Scratch.Write("wrong.token", "wrong");

        Run.With(Config($"certificate-authority-data: {AuthorityData}", $"token: {token}, tokenFile: {wrong}"), "access").Error
            .Should()
            .Contain("does not know who you are");
        Run.With(Config($"certificate-authority-data: {AuthorityData}", $"token: {token}, tokenFile: missing.token"), "access").Fine();
        Run.With(Config($"certificate-authority-data: {AuthorityData}", "tokenFile: missing.token"), "access").Error.Should()
            .Contain("the token file can't be read").And.Contain("missing.token");
        Run.With(Config($"certificate-authority-data: {AuthorityData}", $"tokenFile: {wrong}"), "access", "--token", token).Fine();
    }

    [TestMethod]
    public void A_token_that_changed_in_its_file_is_read_again()
    {
        var file = Scratch.Write("changing.token", "first");
        var refused = 0;
        using var proxy = new Proxy(seen =>
        {
            if (seen.Number < 2 || seen.Authorization is not "Bearer first")
                return null;
            // Nobody is refused before the other token is there.
            lock (file)
            {
                if (++refused == 1)
                {
                    File.WriteAllText(file + ".new", "second");
                    File.Move(file + ".new", file, overwrite: true);
                }
            }

            return Fault.Status(401, "Unauthorized", "Unauthorized");
        });
        var config = File.ReadAllText(proxy.Kubeconfig).Replace("user: {}", $"user: {{tokenFile: \"{file}\"}}", StringComparison.Ordinal);

        Run.With(Scratch.Write("changing.kubeconfig", config), "access").Fine();

        refused.Should().BePositive();
        proxy.Requests.Select(seen => seen.Authorization).Distinct(StringComparer.Ordinal).Should().Equal("Bearer first", "Bearer second");
    }

    [TestMethod]
    public void Extra_values_are_impersonated_one_by_one()
    {
        var admin = TestCluster.GetAdmin();
        admin.Put("/apis/rbac.authorization.k8s.io/v1/clusterroles", JsonNode.Parse("""
            {"metadata": {"name": "impersonates"}, "rules": [
              {"apiGroups": [""], "resources": ["users"], "resourceNames": ["with-extra"], "verbs": ["impersonate"]},
              {"apiGroups": ["authentication.k8s.io"], "resources": ["userextras/scopes"], "resourceNames": ["one", "two, three"], "verbs": ["impersonate"]}]}
            """)!.AsObject());
        ServiceAccounts.Reader("unasked");
        admin.Put("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", JsonNode.Parse($$"""
            {"metadata": {"name": "with-extra"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole",
             "name": "{{ServiceAccounts.ReadsEverything}}"},
             "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "with-extra"}]}
            """)!.AsObject());
        var token = ServiceAccounts.Make("impersonator", "impersonates");
        Authorizer.WaitFor("impersonator", "impersonator", "impersonate", "", "users", "with-extra");
        string As(string extra) =>
            Config($"certificate-authority-data: {AuthorityData}", $"token: {token}, as: with-extra, as-user-extra: {{scopes: [{extra}]}}");

        Run.With(As("one, 'two, three'"), "access").Fine();
        Run.With(As("one, two, three"), "access").Error.Should().StartWith($"error: {Server} refused the request: ").And
            .Contain("cannot impersonate resource \"userextras/scopes\"");
    }

    [TestMethod]
    public void A_UID_is_impersonated()
    {
        using var proxy = new Proxy(_ => null);
        var config = Scratch.Write("uid.kubeconfig", File.ReadAllText(proxy.Kubeconfig).Replace(
            "user: {}", "user: {as: admin, as-groups: ['system:masters'], as-uid: '7'}", StringComparison.Ordinal));

        Run.With(config, "access", "-n", "default").Fine();
        Run.With(config, "access", "-n", "default", "--as-uid", "8").Fine();

        proxy.Requests.Select(seen => (seen.User, seen.Uid)).Distinct().Should().Equal(("admin", "7"), ("admin", "8"));
    }

    [TestMethod]
    public void A_pod_asks_its_own_cluster_as_its_account()
    {
        var directory = Directory.CreateDirectory(Path.Combine(Scratch.Path, "serviceaccount")).FullName;
        File.WriteAllText(Path.Combine(directory, "token"), ServiceAccounts.Reader("in-cluster"));
        File.WriteAllText(Path.Combine(directory, "ca.crt"), Encoding.UTF8.GetString(Convert.FromBase64String(AuthorityData)));
        var address = TestCluster.GetAdmin().Address;
        var pod = Run.Surroundings with
        {
            ServiceAccountDirectory = directory,
            Variable = name => name switch
            {
                "KUBERNETES_SERVICE_HOST" => address.Host,
                "KUBERNETES_SERVICE_PORT" => address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            },
        };

        Run.In(pod, "access").Fine();
        Run.In(pod, "access", "--as", "nobody").Error.Should().Contain("User \"nobody\"");
        Run.In(pod with { ServiceAccountDirectory = directory + "-missing" }, "access").Error.Should().StartWith("error: nothing to read");
    }

    /// <summary>A kubeconfig for the test cluster.</summary>
    /// <param name="cluster">More of the cluster, in YAML's flow style.</param>
    /// <param name="user">The user, likewise.</param>
    private static string Config(string cluster, string user) => Scratch.Write($"{Guid.NewGuid():N}.kubeconfig", $$"""
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: me} }]
        clusters: [{name: it, cluster: {server: "{{Server}}", {{cluster}} } }]
        users: [{name: me, user: { {{user}} } }]
        """);

    /// <summary>The administrator's certificate and key and the cluster's authority, as files in the directory of the kubeconfigs.</summary>
    private static (string Certificate, string Key, string Authority) Files()
    {
        Write("admin.crt", Field("client-certificate-data"));
        Write("admin.key", Field("client-key-data"));
        Write("authority.crt", AuthorityData);
        return ("admin.crt", "admin.key", "authority.crt");

        static void Write(string name, string data) => File.WriteAllBytes(Path.Combine(Scratch.Path, name), Convert.FromBase64String(data));
    }

    /// <summary>A field of the administrator's kubeconfig; a kubeconfig that has none makes the test inconclusive.</summary>
    private static string Field(string name) =>
        File.ReadLines(TestCluster.Kubeconfig).Select(line => line.Trim()).Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault()
        ?? throw new AssertInconclusiveException($"needs a kubeconfig with {name}");
}
