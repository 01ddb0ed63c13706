using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class WithoutOptionsTests
{
    private static readonly string Article = Repository.Path("fixtures", "article");

    [TestMethod]
    public void Convert_says_as_if_what_was_gone_it_answers()
    {
        using var test = new TestHost();
        test.Run("convert", Article, "--without-binding", "cluster-psp-bind").Should().Be(ExitCode.Ok);
        test.Error.Should().Contain("as if binding cluster-psp-bind were gone");
        test.Out.Should().NotContain("enforce: privileged");
    }

    [TestMethod]
    public void Commands_that_carry_on_leave_out_the_same_where_they_can_and_it_is_said_which_do_not()
    {
        using var test = new TestHost();
        test.Run("status", Article, "--without-policy", "privileged").Should().Be(ExitCode.Ok);

        test.Out.ReplaceLineEndings(" ").Should().Contain($"pspmigrate check {Article} --without-policy privileged ")
            .And.Contain("Commands that change something still count it until it is deleted.");
        test.Out.Split('\n').Should().NotContain(line => line.Contains("pspmigrate fix") && line.Contains("--without-policy"));
    }

    [TestMethod]
    public void Access_lists_no_grant_of_a_role_that_is_left_out()
    {
        using var test = new TestHost();
        test.Run("access", "-f", Article, "--without-policy", "privileged").Should().Be(ExitCode.Ok);
        test.Out.Should().Contain("\nrestricted ").And.NotContain("\nprivileged ");
    }

    [TestMethod]
    [DataRow("convert", "--without-binding", "nope", "error: --without-binding: there is no binding \"nope\" in the input\n  it has: cluster-psp-bind\n")]
    [DataRow("check", "--without-policy", "nope", "error: --without-policy: there is no policy \"nope\" in the input\n  it has: privileged, restricted\n")]
    public void A_name_that_is_not_there_is_an_error_that_names_what_is(string verb, string option, string name, string message)
    {
        using var test = new TestHost();
        test.Run(verb, Article, option, name).Should().Be(ExitCode.BadInput);
        test.Out.Should().BeEmpty();
        test.Error.Should().Be(message);
    }

    [TestMethod]
    public void What_changes_something_does_not_take_them()
    {
        using var test = new TestHost();
        test.Run("apply", "--without-policy", "privileged").Should().Be(ExitCode.BadInput);
        test.Error.Should().Contain("--without-policy");
    }
}
