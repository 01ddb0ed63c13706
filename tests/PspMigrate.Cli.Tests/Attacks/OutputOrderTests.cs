namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>On a terminal, or with both in one file, neither messages nor answers stand in the middle of the other.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class OutputOrderTests
{
    [TestMethod]
    [DataRow("convert", "article", true)]
    [DataRow("keep --kubernetes-version v1.36", "article", true)]
    [DataRow("fix", "cases/windows.yaml", false)]
    public async Task Messages_and_answers_come_one_after_the_other(string verb, string fixture, bool messagesFirst)
    {
        var command = $"{Cli.Words} {verb} '{Repository.Path("fixtures", fixture)}'";
        var apart = await Cli.Shell("/", command);
        var together = await Cli.Shell("/", $"{command} 2>&1");

        apart.Output.Should().NotBeEmpty();
        apart.Error.Should().NotBeEmpty();
        together.Output.Should().Be(messagesFirst ? apart.Error + apart.Output : apart.Output + apart.Error);
    }
}
