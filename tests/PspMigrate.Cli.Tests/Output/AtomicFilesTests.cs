using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Output;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
public sealed class AtomicFilesTests
{
    [TestMethod]
    public void All_files_appear_with_their_directories_and_nothing_else()
    {
        using var test = new TestHost();

        AtomicFiles.Write([new("a.yaml", "a: ä\n"), new("x/y/b.yaml", "b\n")], test.Host, overwrite: false);

        test.Files().Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a.yaml"] = "a: ä\n",
            [Path.Combine("x", "y", "b.yaml")] = "b\n",
        });
        File.ReadAllBytes(test.Host.FullPath("a.yaml"))[0].Should().Be((byte)'a', "there is no byte order mark");
    }

    [TestMethod]
    public void An_existing_file_is_kept_and_nothing_appears()
    {
        using var test = new TestHost();
        test.Write("b.yaml", "old");

        var act = () => AtomicFiles.Write([new("a.yaml", "new"), new("b.yaml", "new")], test.Host, overwrite: false);

        act.Should().Throw<CommandException>().Which.Problems.Should().Equal(
            new Problem("b.yaml: already exists, and pspmigrate didn't write it", "choose another place, or replace it with --force"));
        test.Files().Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["b.yaml"] = "old" });
    }

    [TestMethod]
    [DataRow(".yaml", "# Written by pspmigrate.\nold\n")]
    [DataRow(".txt", "Written by pspmigrate.\n\nold\n")]
    public void What_was_written_here_before_may_be_replaced(string format, string marked)
    {
        using var test = new TestHost();
        OwnFile.Marked(format, "old\n").Should().Be(marked);
        OwnFile.Marked(format, marked).Should().Be(marked);
        test.Write("own", marked);
        test.Write("empty", "");
        test.Write("equal", "new");

        AtomicFiles.Write([new("own", "new"), new("empty", "new"), new("equal", "new")], test.Host, overwrite: false);

        test.Files().Values.Should().Equal("new", "new", "new");
    }

    [TestMethod]
    public void An_existing_file_is_replaced_when_asked()
    {
        using var test = new TestHost();
        test.Write("b.yaml", "old");

        AtomicFiles.Write([new("b.yaml", "new")], test.Host, overwrite: true);

        test.Files().Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["b.yaml"] = "new" });
    }

    [TestMethod]
    public void What_fails_half_way_leaves_everything_as_it_was()
    {
        using var test = new TestHost();
        test.Write("a.yaml", "old");
        test.Write("file", "not a directory");

        var act = () => AtomicFiles.Write(
            [new("a.yaml", "new"), new("x/b.yaml", "new"), new("file/c.yaml", "new")], test.Host, overwrite: true);

        act.Should().Throw<CommandException>().WithMessage("no file was written: *");
        Remaining(test).Should().BeEquivalentTo("a.yaml", "file");
        test.Files()["a.yaml"].Should().Be("old");
    }

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
    public void A_directory_is_never_replaced()
    {
        using var test = new TestHost();
        test.Write("dir/a.yaml");

        var act = () => AtomicFiles.Write([new("dir", "x")], test.Host, overwrite: true);

        act.Should().Throw<CommandException>().WithMessage("dir: is a directory");
    }

    [TestMethod]
    public void Two_outputs_for_one_file_are_refused()
    {
        using var test = new TestHost();

        var act = () => AtomicFiles.Write([new("a", "1"), new("./a", "2")], test.Host, overwrite: true);

        act.Should().Throw<CommandException>().WithMessage("./a: two outputs would go to this file");
        Remaining(test).Should().BeEmpty();
    }

    [TestMethod]
    public void After_Ctrl_C_nothing_appears()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var test = new TestHost();

        var act = () => AtomicFiles.Write([new("x/a", "1")], test.Host with { Stop = stop.Token }, overwrite: false);

        act.Should().Throw<OperationCanceledException>();
        Remaining(test).Should().BeEmpty();
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_stays_and_what_it_leads_to_is_replaced()
    {
        using var test = new TestHost();
        var real = test.Write("real.md", "old");
        File.CreateSymbolicLink(test.Host.FullPath("link.md"), "real.md");

        AtomicFiles.Write([new("link.md", "new")], test.Host, overwrite: true);

        File.ReadAllText(real).Should().Be("new");
        new FileInfo(test.Host.FullPath("link.md")).LinkTarget.Should().Be("real.md");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Devices_are_written_not_replaced()
    {
        using var test = new TestHost();

        AtomicFiles.Write([new("/dev/null", "gone"), new("/dev/stderr", "report\n")], test.Host, overwrite: true);

        File.ReadAllText("/dev/null").Should().BeEmpty();
        test.Error.Should().Be("report\n");
        test.Out.Should().BeEmpty();
    }

    private static IEnumerable<string> Remaining(TestHost test) =>
        test.Directory.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(f => f.Name);
}
