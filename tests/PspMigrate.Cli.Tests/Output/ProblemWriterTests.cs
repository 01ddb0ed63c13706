using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Output;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
public sealed class ProblemWriterTests
{
    [TestMethod]
    public void A_diagnostic_is_a_line_with_its_place_and_one_with_advice_and_errors_are_last()
    {
        using var test = new TestHost();

        ProblemWriter.Write(
            [
                new Diagnostic(Severity.Error, "spec is missing", new Position("psp.yaml", 3, 1), "add a spec"),
                new Diagnostic(Severity.Warning, "duplicate key", new Position("a/b.yaml", 12, 5)),
                new Diagnostic(Severity.Note, "no Namespace was read", Position.None),
            ],
            test.Host);

        test.Error.Should().Be(
            """
            note: no Namespace was read
            warning: a/b.yaml:12:5: duplicate key
            error: psp.yaml:3:1: spec is missing
              add a spec

            """.ReplaceLineEndings("\n"));
        test.Out.Should().BeEmpty();
    }

    [TestMethod]
    public void On_a_terminal_only_the_first_word_is_coloured()
    {
        using var test = new TestHost();

        ProblemWriter.Write([new Problem("nothing to read")], test.Host with { IsErrorTerminal = true });

        test.Error.Should().Be("\e[1;31merror:\e[0m nothing to read\n");
    }
}
