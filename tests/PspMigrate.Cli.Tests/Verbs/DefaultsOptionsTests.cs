using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class DefaultsOptionsTests
{
    [TestMethod]
    [DataRow("--defaults=openshift", "unknown value \"openshift\"")]
    [DataRow("--default-level baseline", "--default-level goes with --defaults")]
    [DataRow("--defaults --keep", "--defaults and --keep")]
    [DataRow("--defaults -o kubectl", "--defaults can only be printed as YAML")]
    public void What_makes_no_sense_is_refused(string arguments, string message)
    {
        using var test = new TestHost();
        test.Write("team.yaml", "{kind: Namespace, apiVersion: v1, metadata: {name: team}}\n");
        test.Run(["convert", "team.yaml", .. arguments.Split(' ')]).Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain(message);
        test.Out.Should().BeEmpty();
    }
}
