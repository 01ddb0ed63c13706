using PspMigrate.Cli.Output;

namespace PspMigrate.Cli.Tests.Output;

[TestClass]
public sealed class TerminalTests
{
    [TestMethod]
    [DataRow(true, false, null, "xterm", true, DisplayName = "a terminal")]
    [DataRow(true, false, "", "xterm", true, DisplayName = "an empty NO_COLOR")]
    [DataRow(true, false, null, null, true, DisplayName = "no TERM")]
    [DataRow(false, false, null, "xterm", false, DisplayName = "a pipe")]
    [DataRow(true, true, null, "xterm", false, DisplayName = "--no-color")]
    [DataRow(true, false, "0", "xterm", false, DisplayName = "NO_COLOR, whatever its value")]
    [DataRow(true, false, null, "dumb", false, DisplayName = "a dumb terminal")]
    public void Colour_is_for_terminals_whose_users_have_not_said_no(
        bool isTerminal, bool noColour, string? noColor, string? term, bool expected)
    {
        using var test = new TestHost();
        var host = test.Host with
        {
            IsOutTerminal = isTerminal,
            IsErrorTerminal = !isTerminal,
            NoColour = noColour,
            Variable = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null },
        };

        Terminal.ForOut(host).HasColour.Should().Be(expected);
    }

    [TestMethod]
    [DataRow(true, 72, null, 72, DisplayName = "the terminal's")]
    [DataRow(true, 72, "90", 90, DisplayName = "COLUMNS before the terminal's")]
    [DataRow(false, 72, null, 80, DisplayName = "a pipe has none")]
    [DataRow(false, 72, "120", 120, DisplayName = "COLUMNS holds for a pipe, too")]
    [DataRow(true, null, "wide", 80, DisplayName = "COLUMNS that is no number")]
    [DataRow(true, 0, null, 40, DisplayName = "a terminal that says 0")]
    public void Width_is_what_is_known(bool isTerminal, int? columns, string? variable, int expected)
    {
        using var test = new TestHost();
        var host = test.Host with
        {
            IsErrorTerminal = isTerminal,
            Columns = columns,
            Variable = name => string.Equals(name, "COLUMNS", StringComparison.Ordinal) ? variable : null,
        };

        Terminal.ForError(host).Width.Should().Be(expected);
    }
}
