using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Tests.Input;

[TestClass]
public sealed class UnchangedFileStreamTests
{
    [TestMethod]
    public void A_file_that_stays_as_it_is_is_read_to_its_end()
    {
        using var test = new TestHost();
        test.Write("a.yaml", "kind: Namespace");

        using var reader = new StreamReader(Open(test));

        reader.ReadToEnd().Should().Be("kind: Namespace");
    }

    [TestMethod]
    [DataRow("and more", DisplayName = "it grows")]
    [DataRow("", DisplayName = "it is emptied")]
    public void A_file_that_changes_while_it_is_read_is_one_error(string then)
    {
        using var test = new TestHost();
        var path = test.Write("a.yaml", "kind: Namespace");
        var file = new InputFile("a.yaml", path, () =>
        {
            var stream = Open(test);
            File.WriteAllText(path, then.Length == 0 ? "" : "kind: Namespace " + then);
            return stream;
        });

        var options = new TreeOptions(ParsedArguments.None);
        var act = () => new TreeReader(new ManifestReader(new()), [], new(options, test.Host), options, test.Host).Read(file);

        act.Should().Throw<CommandException>().WithMessage("a.yaml: the file changed while it was read; try again when nothing writes to it");
    }

    private static Stream Open(TestHost test) =>
        ((InputFile)InputFiles.Expand(["a.yaml"], recursive: false, new(ParsedArguments.None), test.Host)[0]).Open();
}
