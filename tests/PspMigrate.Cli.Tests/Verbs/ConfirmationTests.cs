using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ConfirmationTests
{
    [TestMethod]
    [DataRow("y\n", true)]
    [DataRow(" yes \n", true)]
    [DataRow("Y\n", true)]
    [DataRow("n\n", false)]
    [DataRow("\n", false)]
    [DataRow("yup\n", false)]
    [DataRow("", false)]
    public void Only_a_clear_yes_counts(string answer, bool goesOn)
    {
        using var test = new TestHost(answer);

        var ask = FluentActions.Invoking(() => Confirmation.Ask("Delete it?", isAgreed: false, test.Host with { IsInputTerminal = true }));

        if (goesOn)
            ask.Should().NotThrow();
        else
            ask.Should().Throw<CommandException>().WithMessage("nothing was written");
        test.Error.Should().Be("Delete it? [y/N] ");
    }

    [TestMethod]
    public void Without_a_terminal_nobody_is_asked_and_nothing_is_done()
    {
        using var test = new TestHost("y\n");

        FluentActions.Invoking(() => Confirmation.Ask("Delete it?", isAgreed: false, test.Host)).Should().Throw<CommandException>()
            .WithMessage("nothing was written: there is no terminal to ask on");
        FluentActions.Invoking(() => Confirmation.Ask("Delete it?", isAgreed: true, test.Host)).Should().NotThrow();
        test.Error.Should().BeEmpty();
    }
}
