using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ExplainVerbTests
{
    [TestMethod]
    [DataRow("seccomp: a control\n", "explain", "seccomp")]
    [DataRow("capabilities: a control\n", "explain", "capabilities_restricted")]
    [DataRow("never held: a word of the reports\n", "explain", "never", "held")]
    [DataRow("Controls, and the checks of Pod Security by their ids:\n", "explain")]
    [DataRow("# lost\n", "explain", "lost", "-o", "markdown")]
    [DataRow("{\n  \"name\": \"lost\",\n", "explain", "lost", "-o", "json")]
    public void It_explains_what_is_asked(string start, params string[] args)
    {
        using var test = new TestHost();

        test.Run(args).Should().Be(ExitCode.Ok);

        test.Out.Should().StartWith(start);
        test.Error.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("secomp", "did you mean seccomp?")]
    [DataRow("zzzzzzzz", "pspmigrate explain lists what there is")]
    public void What_there_is_nothing_of_is_an_error_that_names_what_is_near(string typed, string advice)
    {
        using var test = new TestHost();

        test.Run("explain", typed).Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().Be($"error: there is nothing called {typed} to explain\n  {advice}\n");
    }
}
