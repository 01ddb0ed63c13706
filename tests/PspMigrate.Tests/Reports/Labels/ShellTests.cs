using System.Diagnostics;
using System.Text;
using PspMigrate.Reports;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Tests.Reports.Labels;

/// <summary>What is printed to be pasted, in the shells that it is pasted into.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class ShellTests
{
    private static readonly string[] Hostile =
    [
        "", "a b", "it's", "\"", "\\", "a\\nb", "$HOME", "$(id)", "`id`", "!!", "*", "?", "[a]", "{a,b}", "~", "#a", "a;id", "a&", "a|id", ">a", "(a)", "=ls",
        "ä日本🙂", "a\nb", "it's\ta \\", "\e]0;x\a", "\u0001ff", "\u007f", "\u0085", "a\u202eb", "\U000e0041b", "\n$(id)`id`!!*",
    ];

    [TestMethod]
    public void Bash_reads_every_word_as_it_was() =>
        Run("bash", $"printf '%s\\0' {string.Join(' ', Hostile.Select(Shell.Quote))}").Split('\0')[..^1].Should().Equal(Hostile);

    /// <summary>It takes <c>$'…'</c> for a dollar and a word in quotes: what comes out is another name, but nothing runs.</summary>
    [TestMethod]
    public void A_shell_with_fewer_quotes_sees_as_many_words() =>
        Run("dash", $"set -- {string.Join(' ', Hostile.Select(Shell.Quote))}; echo $#").Should().Be($"{Hostile.Length}\n");

    [TestMethod]
    public void Nothing_that_a_terminal_acts_on_is_left() => Hostile.Select(Shell.Quote).Should().NotContain(word => Printable.IsUnsafe(word));

    [TestMethod]
    [DataRow("pod-security.kubernetes.io/enforce-version=v1.29"), DataRow("./manifests/a_b.yaml"), DataRow("--from=git:main,next")]
    public void What_no_shell_acts_on_stays_as_it_is(string word) => Shell.Quote(word).Should().Be(word);

    /// <remarks>zshexpn(1), "`=' EXPANSION": such a word becomes the path of the command, and the line fails where there is none.</remarks>
    [TestMethod]
    public void A_word_that_zsh_takes_for_a_command_is_quoted() => Shell.Quote("=ls").Should().Be("'=ls'");

    private static string Run(string shell, string line)
    {
        var start = new ProcessStartInfo(Repository.Program(shell), ["-c", line])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    }
}
