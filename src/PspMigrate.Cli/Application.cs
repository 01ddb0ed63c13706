using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Output;
using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli;

/// <summary>The command as a function: arguments and surroundings in, exit code out.</summary>
internal static class Application
{
    /// <summary>Every verb, in the order of the help text.</summary>
    public static readonly ImmutableArray<IVerb> Verbs =
    [
        new ConvertVerb(), new KeepVerb(), new CheckVerb(), new FixVerb(), new ApplyVerb(), new PrVerb(), new CleanupVerb(), new StatusVerb(), new AccessVerb(), new CompletionVerb(),
    ];

    public static int Run(IReadOnlyList<string> args, Host host)
    {
        try
        {
            if (args.Count > 0 && string.Equals(args[0], Completion.Verb, StringComparison.Ordinal))
            {
                Completion.Write([.. args.Skip(1)], Verbs, host.Out);
                host.Out.Flush();
                return ExitCode.Ok;
            }

            var request = ArgumentParser.Parse(args, Verbs, host.CommandName);
            if (request is RunRequest run)
                host = host with { NoColour = run.Arguments.Has(GlobalOptions.NoColour), AllMessages = run.Arguments.Has(GlobalOptions.AllMessages), Verb = run.Verb.Name };
            var code = Dispatch(request, host);
            host.Out.Flush();
            host.Error.Flush();
            return code;
        }
        catch (CommandException e)
        {
            return Fail(e.Problems, host, e.Code);
        }
        catch (OperationCanceledException)
        {
            Fail([], host);
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail([new Problem(e.Message)], host);
        }
    }

    private static int Fail(IEnumerable<Problem> problems, Host host, int code = ExitCode.BadInput)
    {
        try
        {
            ProblemWriter.Write(problems, host);
            host.Error.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed or full: the exit code has to do.
        }

        return code;
    }

    private static int Dispatch(Request request, Host host)
    {
        switch (request)
        {
            case VersionRequest:
                host.Out.WriteLine(CommandName.WithVersion);
                return ExitCode.Ok;
            case HelpRequest { Verb: null }:
                HelpText.Write(Verbs, host.CommandName, host.Out);
                return ExitCode.Ok;
            case HelpRequest { Verb: { } verb }:
                HelpText.Write(verb, host.CommandName, host.Out);
                return ExitCode.Ok;
            case RunRequest run:
                return run.Verb.Run(run.Arguments, host);
            default:
                HelpText.Write(Verbs, host.CommandName, host.Error);
                return ExitCode.BadInput;
        }
    }
}
