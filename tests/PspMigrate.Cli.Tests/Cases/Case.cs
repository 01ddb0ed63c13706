using System.Text.RegularExpressions;

namespace PspMigrate.Cli.Tests.Cases;

/// <summary>One run of the command on inputs from the field, which stand in fixtures/cases.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error, with one blank for each run of blanks and line breaks.</param>
internal sealed partial record Case(int Code, string Out, string Error)
{
    /// <summary>Runs the command, which reports in full; a word that ends with .yaml or a slash is a file or folder of the cases.</summary>
    public static Case Of(string line, string standardInput = "")
    {
        using var test = new TestHost(standardInput);
        string[] full = line.StartsWith("convert", StringComparison.Ordinal) && !line.Contains("--report", StringComparison.Ordinal)
            ? ["--report", "full"]
            : [];
        var code = test.Run([.. line.Split(' ').Select(Place), .. full]);
        return new(code, test.Out, Blanks().Replace(test.Error, " "));
    }

    /// <summary>The run, if it went well.</summary>
    public static Case Fine(string line, string standardInput = "")
    {
        var run = Of(line, standardInput);
        run.Code.Should().Be(0, run.Error);
        return run;
    }

    /// <summary>The level that the output gives a mode, of the first namespace in it; nothing if it has none.</summary>
    public string Level(string mode) => Regex.Match(Out, $"(?<=/{mode}: )[a-z]+", RegexOptions.None, TimeSpan.FromSeconds(10)).Value;

    private static string Place(string word) =>
        word.EndsWith(".yaml", StringComparison.Ordinal) || word.EndsWith('/') ? Repository.Path("fixtures", "cases", word) : word;

    [GeneratedRegex(@"\s+", RegexOptions.None, 10_000)]
    private static partial Regex Blanks();
}
