namespace PspMigrate.Cli.CommandLine;

/// <summary>The exit codes, the same for every verb.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>There are findings, and the user asked (<c>--exit-code</c>) to be told so.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, unreadable input or unwritable output: there is no answer.</summary>
    public const int BadInput = 2;

    /// <summary>Nothing was read that an answer could be made from: no policy, or no namespace. In a pipeline that is no success.</summary>
    public const int NothingRead = 3;

    /// <summary>A fault of the command itself: EX_SOFTWARE of sysexits.h.</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as in shells.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM: 128 + 15.</summary>
    public const int Terminated = 143;

    /// <summary>What each code means that a verb can end with, for help.</summary>
    public static IEnumerable<(int Code, string Meaning)> Of(Verb verb)
    {
        yield return (Ok, "Done");
        if (GlobalOptions.And(verb).Any(option => option.LongName is "--exit-code"))
            yield return (Findings, "There are findings, and --exit-code was given");
        yield return (BadInput, "Wrong usage or bad input: no answer was printed");
        if (verb.Name is "pr")
            yield return (NothingRead, "Nothing was read: no policies, or no namespace to label");
    }
}
