using System.Runtime.Versioning;
using PspMigrate.Cli.Output;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
public sealed class StagedFileTests
{
    [TestMethod]
    public void What_fails_while_files_get_their_names_is_undone()
    {
        using var test = new TestHost();
        test.Write("a.yaml", "old");
        var undo = new Stack<Action>();
        var first = StagedFile.Create(test.Host.FullPath("a.yaml"), new("a.yaml", "new"), undo);
        var second = StagedFile.Create(test.Host.FullPath("b.yaml"), new("b.yaml", "new"), undo);
        first.Place(undo);
        test.Files()["a.yaml"].Should().Be("new");
        Directory.CreateDirectory(test.Host.FullPath("b.yaml"));

        var act = () => second.Place(undo);

        act.Should().Throw<IOException>();
        while (undo.TryPop(out var step))
            step();
        test.Files().Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a.yaml"] = "old",
        });
    }

    [TestMethod]
    public void A_file_has_its_name_only_once_it_is_whole_and_leaves_nothing_beside_it()
    {
        using var test = new TestHost();
        test.Write("a.yaml", "old");
        var undo = new Stack<Action>();

        var file = StagedFile.Create(test.Host.FullPath("a.yaml"), new("a.yaml", "new"), undo);
        test.Files()["a.yaml"].Should().Be("old");
        file.Place(undo);
        file.DeleteReplaced();

        test.Files().Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["a.yaml"] = "new" });
    }

    [TestMethod]
    public void What_was_not_there_is_gone_when_it_is_undone()
    {
        using var test = new TestHost();
        var undo = new Stack<Action>();
        StagedFile.Create(test.Host.FullPath("a.yaml"), new("a.yaml", "new"), undo).Place(undo);
        test.Files().Keys.Should().Equal("a.yaml");

        while (undo.TryPop(out var step))
            step();

        test.Files().Should().BeEmpty();
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_is_replaced_keeps_its_mode()
    {
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherExecute;
        using var test = new TestHost();
        var path = test.Write("a.yaml", "old");
        File.SetUnixFileMode(path, mode);
        var undo = new Stack<Action>();

        StagedFile.Create(path, new("a.yaml", "new"), undo).Place(undo);

        File.ReadAllText(path).Should().Be("new");
        File.GetUnixFileMode(path).Should().Be(mode);
    }
}
