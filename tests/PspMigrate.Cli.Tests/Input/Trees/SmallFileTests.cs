using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Tests.Input.Trees;

[TestClass]
public sealed class SmallFileTests
{
    [TestMethod]
    public void A_file_fills_a_buffer_of_its_length()
    {
        using var test = new TestHost();
        var buffer = new byte[4];

        SmallFile.Load(test.Write("a.yaml", "a: 1"), "a.yaml", buffer);

        buffer.Should().Equal("a: 1"u8.ToArray());
    }

    [TestMethod]
    [DataRow(3, DisplayName = "it has grown")]
    [DataRow(5, DisplayName = "it has shrunk")]
    public void A_file_that_has_another_length_by_now_is_an_error(int length)
    {
        using var test = new TestHost();
        var path = test.Write("a.yaml", "a: 1");

        FluentActions.Invoking(() => SmallFile.Load(path, "dir/a.yaml", new byte[length])).Should().Throw<CommandException>()
            .WithMessage("dir/a.yaml: the file changed while it was read; try again when nothing writes to it");
    }

    [TestMethod]
    public void A_file_that_is_gone_is_an_error_that_names_it()
    {
        using var test = new TestHost();

        FluentActions.Invoking(() => SmallFile.Load(test.Host.FullPath("gone.yaml"), "dir/gone.yaml", new byte[1])).Should().Throw<CommandException>()
            .WithMessage("dir/gone.yaml: *");
    }
}
