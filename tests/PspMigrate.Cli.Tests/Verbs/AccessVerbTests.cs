using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class AccessVerbTests
{
    /// <remarks>"Unsupported value" of the server, v1.20.2; <c>convert</c> says the same.</remarks>
    [TestMethod]
    [DataRow("convert")]
    [DataRow("access")]
    public void A_policy_that_no_server_holds_is_refused_by_each_verb_alike(string verb)
    {
        using var test = new TestHost();
        test.Write("in.yaml", """
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata: {name: p}
            spec:
              seLinux: {rule: RunAsAny}
              runAsUser: {rule: RunAsAny}
              supplementalGroups: {rule: RunAsAny}
              fsGroup: {rule: RunAsAny}
              volumes: [floppy]
            """);

        test.Run(verb, "-f", "in.yaml").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().StartWith("error: in.yaml:9:").And.Contain("floppy");
    }

    [TestMethod]
    public void Who_takes_a_file_for_an_argument_is_told_of_the_option()
    {
        using var test = new TestHost();
        test.Write("in put/ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");

        test.Run("access", "in put", "-f", "in put").Should().Be(ExitCode.BadInput);

        test.Error.Should().Be("error: there is no policy \"in put\"\n  to read a file or directory, name it with an option: -f 'in put'\n");
    }
}
