using PspMigrate.Reports.Document;

namespace PspMigrate.Cli.Output;

/// <summary>Problems and input diagnostics as text on standard error.</summary>
internal static class ProblemWriter
{
    /// <summary><c>error: message</c>, with the advice on a line of its own.</summary>
    public static void Write(IEnumerable<Problem> problems, Host host) =>
        WriteAll(problems.Select(problem => new Diagnostic(Severity.Error, problem.Message, Position.None, problem.Advice)), host);

    /// <summary><c>error: FILE:LINE:COLUMN: message</c>, with the advice on a line of its own; equal ones folded, errors last, a screen of them.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, Host host) =>
        WriteAll(host.AllMessages ? diagnostics : MessageFolds.Of([.. diagnostics]), host);

    private static void WriteAll(IEnumerable<Diagnostic> diagnostics, Host host)
    {
        var ink = new Ink(Terminal.ForError(host).HasColour);
        foreach (var message in diagnostics)
            host.Error.Write(MessageText.Of(message, ink));
    }
}
