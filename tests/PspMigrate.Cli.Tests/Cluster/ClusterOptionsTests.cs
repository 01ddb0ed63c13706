namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class ClusterOptionsTests
{
    [TestMethod]
    [DataRow("--as-group", "g", "--as-group and --as-uid need --as")]
    [DataRow("--request-timeout", "soon", "--request-timeout: unknown value \"soon\"")]
    [DataRow("--namespace", "No", "--namespace: \"No\" can't be the name of a namespace")]
    [DataRow("--kubeconfig", "missing", "--kubeconfig: missing: no such file")]
    public void Wrong_values_are_said(string option, string value, string message)
    {
        using var test = new TestHost();

        test.Run("convert", option, value).Should().Be(2);

        test.Error.Should().StartWith("error: " + message);
    }

    [TestMethod]
    public void Without_files_and_kubeconfig_there_is_nothing_to_read()
    {
        using var test = new TestHost();

        test.Run("convert").Should().Be(2);

        test.Error.Should().StartWith("error: nothing to read: no file was named, and there is no kubeconfig");
    }

    [TestMethod]
    public void Of_two_kubeconfigs_the_first_counts_and_the_second_adds()
    {
        using var test = new TestHost();
        var first = test.Write("first", "current-context: b\ncontexts: [{name: a, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: ''}}]\n");
        var second = test.Write("second", "current-context: a\ncontexts: [{name: b, context: {cluster: other}}]\n");
        using var both = new TestHost
        {
            Host = test.Host
            with
            { Variable = name => name is "KUBECONFIG" ? $"{first}{Path.PathSeparator}{second}{Path.PathSeparator}{second}-missing" : null }
        };

        Application.Run(["convert"], both.Host).Should().Be(2);
        Application.Run(["convert", "--context", "nope"], both.Host).Should().Be(2);

        test.Error.Should().Contain("error: the kubeconfig has no cluster \"other\"\n  it has: c\n")
            .And.Contain("error: the kubeconfig has no context \"nope\"\n  it has: a, b\n");
    }
}
