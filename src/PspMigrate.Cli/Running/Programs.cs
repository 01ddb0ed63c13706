using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PspMigrate.Cli.Running;

/// <summary>What a program did.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    public bool IsOk => ExitCode == 0;

    /// <summary>What it said, where it failed; indented by spaces, as a tab would be shown escaped.</summary>
    public string Said => (Error.Trim() is { Length: > 0 } error ? error : Output.Trim()).Replace("\t", "  ", StringComparison.Ordinal);

    /// <summary>Why the program failed, in its own words.</summary>
    public CommandException Failure(string program, string advice)
    {
        var lines = Said.ReplaceLineEndings("\n").Split('\n', 2);
        return new($"{program} failed: {lines[0]}", string.Join('\n', [.. lines[1..], advice]));
    }
}

/// <summary>Runs the user's programs: never through a shell, each argument as it is.</summary>
internal static class Programs
{
    private const int Sigterm = 15;
    private static readonly TimeSpan CleaningTime = TimeSpan.FromSeconds(5);
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The program that the user's PATH leads to, or null.</summary>
    public static string? Find(string name, Host host)
    {
        string[] names = OperatingSystem.IsWindows() ? [$"{name}.exe", $"{name}.cmd"] : [name];
        return (host.Variable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(directory => names.Select(file => Path.Combine(host.FullPath(directory), file)))
            .FirstOrDefault(IsProgram);
    }

    /// <param name="variables">Changes to the environment; null takes a variable away.</param>
    /// <exception cref="CommandException">It can't be started.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static ProgramResult Run(
        string program,
        IReadOnlyList<string> arguments,
        string directory,
        IEnumerable<KeyValuePair<string, string?>> variables,
        string input,
        CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Encoding,
            StandardOutputEncoding = Encoding,
            StandardErrorEncoding = Encoding,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            using var ending = stop.Register(() => End(process));
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            Feed(process, input);
            process.WaitForExit();
            if (stop.IsCancellationRequested)
            {
                // What it has started holds its output open: git doesn't end its own children, and they go on writing files.
                Task.WhenAll(output, error).Wait(CleaningTime, CancellationToken.None);
                throw new OperationCanceledException(stop);
            }

            return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (Win32Exception e)
        {
            throw new CommandException($"{Path.GetFileName(program)} can't be started: {e.Message}");
        }
    }

    /// <summary>Asks the program to end, so that it cleans up (git removes its locks); ends it when it doesn't.</summary>
    private static void End(Process process)
    {
        if (OperatingSystem.IsWindows() || process.HasExited || Kill(process.Id, Sigterm) != 0 || !process.WaitForExit(CleaningTime))
            process.Kill(entireProcessTree: true);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int id, int signal);

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It didn't want to read; its exit code says whether that matters.
        }
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
