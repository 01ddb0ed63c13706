using System.Text.Json.Nodes;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class RollbackFileTests
{
    private const string Key = "pod-security.kubernetes.io/enforce";

    [TestMethod]
    public void What_is_written_is_read_again()
    {
        var file = new RollbackFile("c", [Entry("baseline", "restricted")]);

        RollbackFile.Parse("f", file.Text()).Should().BeEquivalentTo(file);
    }

    [TestMethod]
    public void Of_a_namespace_that_is_there_already_the_older_state_stays()
    {
        var file = new RollbackFile("c", [Entry("privileged", "baseline")]).With([Entry("baseline", "restricted")]);

        file.Entries.Should().ContainSingle();
        file.Entries[0].Before[Key].Value.Should().Be("privileged");
        file.Entries[0].Applied[Key].Should().Be("restricted");
    }

    [TestMethod]
    public void Kept_policies_that_were_not_there_are_remembered_as_such()
    {
        var file = new RollbackFile("c", [])
            .With([new KeptEntry("/a", Before: null)])
            .With([new KeptEntry("/a", new JsonObject()), new KeptEntry("/b", new JsonObject { ["kind"] = "K" })]);

        var read = RollbackFile.Parse("f", file.Text());

        read.Objects.Select(entry => entry.Path).Should().Equal("/a", "/b");
        read.Objects[0].Before.Should().BeNull();
        read.Objects[1].Before!["kind"]!.GetValue<string>().Should().Be("K");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("""{"kind": "Pod"}""")]
    [DataRow("[1]")]
    public void Anything_else_is_refused(string text) =>
        FluentActions.Invoking(() => RollbackFile.Parse("f", text)).Should().Throw<CommandException>().WithMessage("f: this is not a rollback file");

    private static RollbackEntry Entry(string before, string applied) => new(
        new("shop", "1", ImmutableSortedDictionary.Create<string, OwnedLabel>(StringComparer.Ordinal).Add(
            Key, new OwnedLabel(before, [new("gitops", "Apply")]))),
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(Key, applied));
}
