using System.ComponentModel;
using System.Diagnostics;

namespace PspMigrate.Cli.Tests.CommandLine;

/// <summary>The scripts of <c>completion</c> in the real shells.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ShellTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [TestMethod]
    [DataRow("pspmigrate conv", "convert")]
    [DataRow("pspmigrate convert --fit ", "auto policy exact workloads")]
    [DataRow("pspmigrate convert --fit=e", "--fit=exact")]
    [DataRow("pspmigrate convert man", "manifest.yaml")]
    [DataRow("pspmigrate convert --context ", "")]
    public void Bash_completes(string line, string expected) => Complete("bash", ["--norc", "-c"], line, """
        source "$SCRIPT"
        COMP_WORDBREAKS=' '
        COMP_WORDS=($LINE)
        [[ $LINE != *' ' ]] || COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        compopt() { COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")); }
        _pspmigrate
        printf '%s\n' "${COMPREPLY[@]}"
        """).Should().BeEquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [TestMethod]
    [DataRow("pspmigrate conv", "convert")]
    [DataRow("pspmigrate convert --fit ", "auto policy exact workloads")]
    [DataRow("pspmigrate convert --fit=e", "--fit=exact")]
    [DataRow("pspmigrate convert man", "manifest.yaml")]
    [DataRow("pspmigrate convert --context ", "")]
    public void Fish_completes(string line, string expected) =>
        Complete("fish", ["--no-config", "-c"], line, "source $SCRIPT; complete -C $LINE").Select(candidate => candidate.Split('\t')[0])
            .Should().BeEquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <remarks>zsh completes only at a terminal: one zsh types into another.</remarks>
    [TestMethod]
    [DataRow("pspmigrate conv", "pspmigrate convert ")]
    [DataRow("pspmigrate convert --fit e", "--fit exact ")]
    [DataRow("pspmigrate convert --fit=e", "--fit=exact ")]
    [DataRow("pspmigrate convert man", "convert manifest.yaml ")]
    public void Zsh_completes(string line, string expected) => Complete("zsh", ["-f", "-c"], line, """
        zmodload zsh/zpty
        TERM=dumb zpty shell zsh -f -i
        zpty -w shell "PS1='> '; autoload -Uz compinit; compinit -D -u; source '$SCRIPT'; echo rea''dy"
        zpty -r -m shell output '*ready*'
        zpty -w -n shell "$LINE"$'\t'
        zpty -r -m shell output "*$EXPECTED*" && echo completed
        """, expected).Should().Contain("completed");

    /// <summary>What a shell prints that has the script, in a directory with one file.</summary>
    private static string[] Complete(string shell, string[] args, string line, string commands, string expected = "")
    {
        using var test = new TestHost();
        test.Run("completion", shell).Should().Be(0);
        var start = new ProcessStartInfo(shell, [.. args, commands])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Directory.CreateDirectory(Path.Combine(test.Directory.FullName, "work")).FullName,
        };
        test.Write("work/manifest.yaml");
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["SCRIPT"] = test.Write("script", test.Out);
        start.Environment["LINE"] = line;
        start.Environment["EXPECTED"] = expected;
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
                process.Kill(entireProcessTree: true);
            process.ExitCode.Should().Be(0, error.Result);
            return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Win32Exception e)
        {
            throw new AssertInconclusiveException($"needs {shell} on PATH, which is not here", e);
        }
    }
}
