namespace PspMigrate.Cli;

/// <summary>The streams that the process was given.</summary>
internal static class StandardStreams
{
    private const string Descriptors = "/proc/self/fd";

    /// <summary>Keeps .NET from writing to the terminal by itself.</summary>
    /// <remarks>
    /// With the first byte that a console stream writes, .NET switches the terminal's keypad to application mode (<c>ESC[?1h ESC=</c>, System.Console
    /// ConsolePal.Unix.cs, EnsureInitializedCore), even if it is a pipe that is written to. It knows the sequence from the database entry
    /// of TERM, which it looks up only this once.
    /// </remarks>
    public static void KeepTerminalAsItIs()
    {
        const string name = "TERM";
        var term = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, null);
        using (var output = Console.OpenStandardOutput())
            output.Write([]);
        Environment.SetEnvironmentVariable(name, term);
    }

    /// <summary>Opens standard input; not as a console, which would read, echo and edit lines by itself.</summary>
    /// <exception cref="IOException">It is closed.</exception>
    public static Stream OpenInput()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardInput();
        if (IsClosed())
            throw new IOException("standard input is closed");
        return new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    }

    /// <summary>Where it was closed, its number went to the first pipe that .NET made for itself: then the end that is written to is ours, too.</summary>
    private static bool IsClosed()
    {
        if (!Directory.Exists(Descriptors) || Target("0") is not { } input || !input.StartsWith("pipe:", StringComparison.Ordinal))
            return false;
        return Directory.GetFiles(Descriptors).Select(path => Path.GetFileName(path)!)
            .Any(descriptor => string.Equals(Target(descriptor), input, StringComparison.Ordinal) && IsWritten(descriptor));
    }

    private static string? Target(string descriptor) => new FileInfo($"{Descriptors}/{descriptor}").LinkTarget;

    /// <remarks>The flags of open(2), octal: of the last digit the lower two bits are 1 for writing, 2 for both.</remarks>
    private static bool IsWritten(string descriptor) => File.ReadLines($"{Descriptors}info/{descriptor}")
        .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && line[^1] is '1' or '2' or '5' or '6');
}
