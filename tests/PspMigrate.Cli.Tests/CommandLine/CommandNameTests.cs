using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

[TestClass]
public sealed class CommandNameTests
{
    [TestMethod]
    [DataRow("pspmigrate", null, "pspmigrate")]
    [DataRow("/usr/local/bin/kubectl-pspmigrate", null, "kubectl pspmigrate")]
    [DataRow("kubectl-pspmigrate.exe", null, "kubectl pspmigrate")]
    [DataRow("/tools/pspmigrate.dll", "pspmigrate", "pspmigrate")]
    [DataRow("/tools/pspmigrate.dll", "kubectl-pspmigrate", "kubectl pspmigrate")]
    [DataRow("/kubectl-pspmigrate/pspmigrate", "pspmigrate", "pspmigrate")]
    public void The_name_is_the_one_that_was_typed(string invokedAs, string? packagedAs, string expected) =>
        CommandName.Of(invokedAs, packagedAs).Should().Be(expected);

    [TestMethod]
    public void The_version_is_a_plain_number_and_of_a_release_its_commit() =>
        CommandName.WithVersion
            .Should()
            .MatchRegex(@"^pspmigrate [0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?( \(commit [0-9a-f]{12} of [0-9]{4}-[0-9]{2}-[0-9]{2}\))?$");
}
