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
}
