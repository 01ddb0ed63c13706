using PspMigrate.Cli.CommandLine;
using PspMigrate.Manifests;
using PspMigrate.Reports;

namespace PspMigrate.Cli.Output;

/// <summary>Problems and input diagnostics as text on standard error.</summary>
internal static class ProblemWriter
{
    /// <summary><c>error: message</c>, with the advice on a line of its own.</summary>
    public static void Write(IEnumerable<Problem> problems, Host host)
    {
        var isColoured = Terminal.ForError(host).HasColour;
        foreach (var problem in problems)
            WriteOne(host.Error, Severity.Error, Lines(problem.Message), problem.Advice, isColoured);
    }

    /// <summary><c>error: FILE:LINE:COLUMN: message</c>, with the advice on a line of its own; equal ones folded, errors last, a screen of them.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, Host host)
    {
        var isColoured = Terminal.ForError(host).HasColour;
        foreach (var (severity, message, at, advice) in host.AllMessages ? diagnostics : MessageFolds.Of([.. diagnostics]))
            WriteOne(host.Error, severity, Printable.Escape(at.IsKnown ? $"{at}: {message}" : message), advice, isColoured);
    }

    private static void WriteOne(TextWriter error, Severity severity, string text, string? advice, bool isColoured)
    {
        var (word, colour) = severity switch
        {
            Severity.Error => ("error", 31),
            Severity.Warning => ("warning", 33),
            _ => ("note", 36),
        };
        error.WriteLine(isColoured ? $"\e[1;{colour}m{word}:\e[0m {text}" : $"{word}: {text}");
        foreach (var line in advice?.Split('\n') ?? [])
            error.WriteLine($"  {Printable.Escape(line)}");
    }

    /// <summary>Made safe to show line by line: what other programs and servers say may have several. No line but the first looks like a message.</summary>
    private static string Lines(string text) => string.Join("\n  ", text.Split('\n').Select(Printable.Escape));
}
