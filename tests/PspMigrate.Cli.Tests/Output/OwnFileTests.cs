using PspMigrate.Cli.Output;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
public sealed class OwnFileTests
{
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
    [DataRow("mine\n", DisplayName = "the text of somebody else")]
    [DataRow("new, and more", DisplayName = "a text that only begins as the new one")]
    public void What_somebody_else_wrote_may_not_be_replaced(string there)
    {
        using var test = new TestHost();

        OwnFile.MayReplace(test.Write("a.txt", there), "new").Should().BeFalse();
        OwnFile.MayReplace(test.Host.FullPath("none.txt"), "new").Should().BeTrue("there is nothing");
    }

    /// <summary>A file may speak of the program further down and be somebody's own.</summary>
    [TestMethod]
    public void Only_the_beginning_of_a_file_says_whose_it_is()
    {
        using var test = new TestHost();

        OwnFile.MayReplace(test.Write("late.txt", new string('-', 300) + "pspmigrate"), "new").Should().BeFalse();
        OwnFile.MayReplace(test.Write("early.txt", new string('-', 200) + "pspmigrate"), "new").Should().BeTrue();
    }

    [TestMethod]
    public void What_says_whose_it_is_gets_no_mark() =>
        OwnFile.Marked(".html", "<meta name=generator content=pspmigrate>").Should().Be("<meta name=generator content=pspmigrate>");
}
