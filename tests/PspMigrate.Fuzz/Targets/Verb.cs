using System.Text.RegularExpressions;
using PspMigrate.Cli;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Reports;

namespace PspMigrate.Fuzz.Targets;

/// <summary>What a verb answered.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed partial record Verb(int Code, string Out, string Error)
{
    /// <summary>Errors that are about the input as a whole: they have no place.</summary>
    private static readonly string[] WithoutPlace = ["there is no workload in the input", "there is no Kubernetes object in the input", "nothing was read: ",
        "no .yaml, .yml or .json file in this directory"];

    public bool IsAnswer => Code == ExitCode.Ok;

    /// <summary>Runs a verb as the command does, and checks what holds for every answer.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="directory">Where relative paths begin.</param>
    /// <param name="args">The command line.</param>
    public static Verb Run(byte[] input, string directory, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Application.Run(args, new Host
        {
            CommandName = "pspmigrate",
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(input),
            WorkingDirectory = directory,
        });
        var answer = new Verb(code, output.ToString(), error.ToString());
        answer.Check(isJson: args.Contains("json", StringComparer.Ordinal));
        return answer;
    }

    private void Check(bool isJson)
    {
        var errors = Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal)).ToArray();
        PropertyException.Unless(Code is ExitCode.Ok or ExitCode.BadInput, "the exit code is 0 or 2", $"{Code}");
        PropertyException.Unless(IsAnswer == (errors.Length == 0), "there are errors exactly when there is no answer", Error);
        PropertyException.Unless(IsAnswer || Out.Length == 0, "without an answer nothing is printed", Out);
        foreach (var line in errors)
        {
            PropertyException.Unless(
                Place().IsMatch(line) || WithoutPlace.Any(text => line.Contains(text, StringComparison.Ordinal)), "every error has a place", line);
        }

        // JSON is for programs: only what it has to escape is escaped there.
        PropertyException.Unless(
            isJson ? !(Out + Error).Any(c => char.IsControl(c) && c != '\n') : IsPrintable(Out) && IsPrintable(Error), "nothing printed controls the terminal",
            Out + Error);
    }

    /// <summary>Whether a text moves no cursor and reorders nothing; line breaks are fine.</summary>
    public static bool IsPrintable(string text) => !Array.Exists(text.Split('\n'), Printable.IsUnsafe);

    [GeneratedRegex(
        @"^error: (<stdin>|[A-Za-z0-9._/-]+):[1-9]\d*:[1-9]\d*: .", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
