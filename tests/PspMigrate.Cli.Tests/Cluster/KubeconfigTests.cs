namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class KubeconfigTests
{
    private const string Valid = """
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: me}}]
        clusters: [{name: it, cluster: {server: 'https://127.0.0.1:1', disable-compression: true}}]
        users: [{name: me, user: {}}]
        """;

    [TestMethod]
    [DataRow("server: 'https://127.0.0.1:1'", "server: [a]", ":3:41: clusters.cluster.server must be a string")]
    [DataRow("disable-compression: true", "insecure-skip-tls-verify: maybe", "clusters.cluster.insecure-skip-tls-verify must be true or false")]
    [DataRow("user: {}", "user: {as-groups: [[a]]}", "users.user.as-groups must be strings")]
    [DataRow("users: [{name: me, user: {}}]", "users: {}", "users must be a list")]
    [DataRow("user: {}", "user: {", "kubeconfig")]
    [DataRow("user: {}", "user: {as-groups: [a]}", "user \"me\" has as-groups, as-uid or as-user-extra without as")]
    [DataRow("user: {}", "user: {client-key-data: eA==}", "there is a client key without its certificate")]
    [DataRow("user: {}", "user: {auth-provider: {name: gcp}}", "auth-provider gcp, which Kubernetes no longer supports")]
    [DataRow("server: 'https://127.0.0.1:1'", "server: 'https://127.0.0.1:1', certificate-authority-data: eA==",
        "the cluster's certificate authority can't be read: there is no certificate in it")]
    [DataRow(
        "server: 'https://127.0.0.1:1'", "server: 'https://127.0.0.1:1', certificate-authority: none.crt", "the cluster's certificate authority can't be read")]
    public void What_is_wrong_in_it_is_said(string part, string broken, string message)
    {
        using var test = new TestHost();
        Valid.Should().Contain(part);
        test.Write("config", Valid.Replace(part, broken, StringComparison.Ordinal));

        test.Run("convert", "--kubeconfig", "config").Should().Be(2);

        test.Error.Should().StartWith("error: ").And.Contain(message).And.NotContain("can't reach");
    }
}
