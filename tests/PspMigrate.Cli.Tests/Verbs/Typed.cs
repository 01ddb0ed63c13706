using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>Command lines, taken apart.</summary>
internal static class Typed
{
    /// <param name="line">A verb and what follows it, without spaces in words.</param>
    public static ParsedArguments Line(string line) =>
        ((RunRequest)ArgumentParser.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), Application.Verbs, "pspmigrate")).Arguments;

    /// <summary>What options are refused with.</summary>
    public static string Refused(Action understand) => FluentActions.Invoking(understand).Should().Throw<CommandException>().Which.Message;
}
