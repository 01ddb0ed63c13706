namespace PspMigrate.Cli.CommandLine;

/// <summary>Something that the user has to mend before there can be an answer.</summary>
/// <param name="Message">One sentence, begins lower case, ends without a full stop.</param>
internal sealed record Problem(string Message, string? Advice = null);

/// <summary>Ends the command with exit code 2 and these problems on standard error.</summary>
/// <param name="problems">What is wrong; none where it has been told.</param>
internal sealed class CommandException(ImmutableArray<Problem> problems) : Exception(problems.IsEmpty ? "" : problems[0].Message)
{
    public CommandException(string message, string? advice = null)
        : this([new Problem(message, advice)])
    {
    }

    public int Code { get; init; } = ExitCode.BadInput;

    /// <summary>Whether there is nothing of the namespaces that were asked for: another of several clusters may have them.</summary>
    public bool IsOfSelection { get; init; }

    public ImmutableArray<Problem> Problems { get; } = problems;
}
