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

    private static IEnumerable<string> Remaining(TestHost test) =>
        test.Directory.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(f => f.Name);
}
