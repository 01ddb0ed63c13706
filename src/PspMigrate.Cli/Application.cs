using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Verbs;

namespace PspMigrate.Cli;

/// <summary>The command as a function: arguments and surroundings in, exit code out.</summary>
internal static class Application
{
    /// <summary>Every verb, in the order of the help text.</summary>
    public static readonly ImmutableArray<Verb> Verbs =
    [
        new ConvertVerb(), new KeepVerb(), new CheckVerb(), new FixVerb(), new ApplyVerb(), new PrVerb(), new CleanupVerb(), new StatusVerb(), new RaiseVerb(),
        new AccessVerb(), new ExplainVerb(), new CompletionVerb(),
    ];

    public static int Run(IReadOnlyList<string> args, Host host)
    {
        try
        {
            if (WriteHidden(args, host))
                return ExitCode.Ok;
            var request = ArgumentParser.Parse(args, Verbs, host.CommandName);
            if (request is RunRequest run)
                host = host with
                {
                    NoColour = run.Arguments.Has(GlobalOptions.NoColour),
                    AllMessages = run.Arguments.Has(GlobalOptions.AllMessages),
                    Verb = run.Verb.Name,
                };
            return Dispatch(request, host);
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

    /// <summary>What shells and releases ask for, and help doesn't name; false for everything else.</summary>
    private static bool WriteHidden(IReadOnlyList<string> args, Host host)
    {
        switch (args.Count > 0 ? args[0] : null)
        {
            case Completion.Verb:
                Completion.Write([.. args.Skip(1)], Verbs, (option, typed) => LiveNames.Of(option, typed, host), host.Out);
                break;
            case ManPage.Verb when args.Count == 1:
                ManPage.Write(Verbs, host.Out);
                break;
            case ManPage.Verb when Verbs.FirstOrDefault(verb => string.Equals(verb.Name, args[1], StringComparison.Ordinal)) is { } verb:
                ManPage.Write(verb, host.Out);
                break;
            default:
                return false;
        }

        return true;
    }

    private static int Fail(IEnumerable<Problem> problems, Host host, int code = ExitCode.BadInput)
    {
        try
        {
            ProblemWriter.Write(problems, host);
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
                host.Out.WriteLine($"Pod Security checks up to Kubernetes v1.{KubernetesVersion.NewestMinor}");
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
