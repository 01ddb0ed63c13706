namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class CompletionVerbTests
{
    [TestMethod]
    [DataRow("bash")]
    [DataRow("zsh")]
    [DataRow("fish")]
    [DataRow("powershell")]
    public void There_is_a_script_for_each_shell(string shell)
    {
        using var test = new TestHost();

        test.Run("completion", shell).Should().Be(0);

        test.Out.Should().Contain("__complete").And.EndWith("\n").And.NotContain("\r");
    }

    [TestMethod]
    public void Another_shell_is_refused()
    {
        using var test = new TestHost();

        test.Run("completion", "tcsh").Should().Be(2);

        test.Error.Should().Contain("use one of: bash, zsh, fish, powershell");
    }
}
