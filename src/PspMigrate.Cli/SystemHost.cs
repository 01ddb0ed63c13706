namespace PspMigrate.Cli;

/// <summary>The real surroundings: this process's streams, environment and terminal.</summary>
internal static class SystemHost
{
    public static Host Create(Interrupt interrupt)
    {
        StandardStreams.KeepTerminalAsItIs();
        return new()
        {
            CommandName = CommandName.Of(Environment.GetCommandLineArgs()[0], CommandName.Metadata(nameof(CommandName))),
            Out = Writer(Console.OpenStandardOutput()),
            Error = Writer(Console.OpenStandardError()),
            OpenInput = StandardStreams.OpenInput,
            WorkingDirectory = Environment.CurrentDirectory,
            Variable = Environment.GetEnvironmentVariable,
            IsInputTerminal = !Console.IsInputRedirected,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Columns = Columns(),
            Stop = interrupt.Token,
            Hold = interrupt.Hold,
        };
    }

    /// <summary>UTF-8 and line feeds everywhere: the output is read by programs and compared in reviews.</summary>
    /// <remarks>
    /// What is written is out at once. So messages and answers come on a terminal in the order in which they are written, and where a report can't be
    /// written, no labels follow it.
    /// </remarks>
    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };

    private static int? Columns() =>
        Console.IsOutputRedirected && Console.IsErrorRedirected ? null : Console.WindowWidth;
}
