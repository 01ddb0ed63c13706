using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Tests.Input;

[TestClass]
public sealed class InputFilesTests
{
    [TestMethod]
    public void Files_keep_their_order_and_the_names_that_were_typed()
    {
        using var test = new TestHost();
        test.Write("b.yaml");
        test.Write("dir/a.txt");
        var absolute = test.Write("c.json");

        Sources(test, "./b.yaml", "dir/../dir/a.txt", absolute).Should().Equal("./b.yaml", "dir/../dir/a.txt", absolute);
    }

    [TestMethod]
    public void A_directory_stands_for_its_manifests_in_ordinal_order()
    {
        using var test = new TestHost();
        foreach (var name in new[] { "b.yaml", "a.yml", "Z.json", "notes.txt", "yaml", "x.yaml.bak", "below/c.yaml" })
            test.Write($"dir/{name}");

        Sources(test, "dir").Should().Equal("dir/Z.json", "dir/a.yml", "dir/b.yaml");
        Sources(test, "dir/").Should().Equal("dir/Z.json", "dir/a.yml", "dir/b.yaml");
        Sources(test, "dir", recursive: true).Should().Equal("dir/Z.json", "dir/a.yml", "dir/b.yaml", "dir/below/c.yaml");
    }

    [TestMethod]
    public void A_file_that_is_named_twice_is_read_once()
    {
        using var test = new TestHost();
        test.Write("dir/a.yaml", "apiVersion: v1\nkind: ConfigMap\n");
        test.Write("dir/b.yaml", "apiVersion: v1\nkind: ConfigMap\n");

        test.Run("convert", "-o", "name", "--report", "full", "dir/b.yaml", "dir", "./dir/a.yaml").Should().Be(ExitCode.Ok, test.Error);
        test.Error.Should().Contain("Not looked at: 2 ConfigMap.");
    }

    [TestMethod]
    public void A_dash_is_standard_input()
    {
        using var test = new TestHost("kind: Namespace");

        var file = Expand(test, "-").Should().ContainSingle().Which.Should().BeOfType<InputFile>().Subject;

        using var reader = new StreamReader(file.Open());
        reader.ReadToEnd().Should().Be("kind: Namespace");
    }

    [TestMethod]
    public void A_file_is_opened_where_it_is()
    {
        using var test = new TestHost();
        test.Write("dir/a.yaml", "kind: Secret");

        using var reader = new StreamReader(((InputFile)Expand(test, "dir/a.yaml")[0]).Open());

        reader.ReadToEnd().Should().Be("kind: Secret");
    }

    [TestMethod]
    public void Everything_that_is_missing_is_named()
    {
        using var test = new TestHost();
        test.Write("here.yaml");
        test.Write("empty/notes.txt");

        Problems(test, "no.yaml", "here.yaml", "", "empty", "nor/this").Should().Equal(
            new Problem("no.yaml: no such file or directory"),
            new Problem("an empty file name"),
            new Problem(
                "empty: no .yaml, .yml or .json file in this directory",
                "use --recursive to look into the directories below it"),
            new Problem("nor/this: no such file or directory"));
    }

    [TestMethod]
    public void Nothing_to_read_is_an_error()
    {
        using var test = new TestHost();

        Problems(test).Should().ContainSingle().Which.Message.Should().Be("nothing to read");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Links_to_files_are_followed_and_links_to_directories_are_not()
    {
        using var test = new TestHost();
        var real = test.Write("elsewhere/real.yaml");
        test.Write("dir/below/a.yaml");
        Directory.CreateSymbolicLink(test.Host.FullPath("dir/below/loop"), test.Host.FullPath("dir"));
        File.CreateSymbolicLink(test.Host.FullPath("dir/link.yaml"), real);

        Sources(test, "dir", recursive: true).Should().Equal("dir/below/a.yaml", "dir/link.yaml");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(20_000, CooperativeCancellation = true)]
    public void A_pipe_is_read_only_when_it_is_named_itself()
    {
        using var test = new TestHost();
        test.Write("dir/a.yaml");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", test.Host.FullPath("dir/pipe.yaml"));
        mkfifo.WaitForExit();

        Sources(test, "dir").Should().Equal("dir/a.yaml");
        Sources(test, "dir/pipe.yaml").Should().Equal("dir/pipe.yaml");
    }

    private static IEnumerable<string> Sources(TestHost test, params string[] typed) => Sources(test, typed, recursive: false);

    private static IEnumerable<string> Sources(TestHost test, string typed, bool recursive) => Sources(test, [typed], recursive);

    private static IEnumerable<string> Sources(TestHost test, string[] typed, bool recursive) =>
        InputFiles
            .Expand(typed, recursive, new(ParsedArguments.None), test.Host)
            .SelectMany(input => input is InputTree { Tree: var tree } ? tree.Paths.Select(tree.Shown) : [((InputFile)input).Source]);

    private static ImmutableArray<InputItem> Expand(TestHost test, params string[] typed) =>
        InputFiles.Expand(typed, recursive: false, new(ParsedArguments.None), test.Host);

    private static ImmutableArray<Problem> Problems(TestHost test, params string[] typed)
    {
        var act = () => Expand(test, typed);
        return act.Should().Throw<CommandException>().Which.Problems;
    }
}
