using System.Diagnostics;
using System.Text;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>What a process left behind.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error);

/// <summary>The built command as a process of its own.</summary>
internal static class Cli
{
    public static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "pspmigrate.dll");

    /// <summary>The command as words of a shell.</summary>
    public static readonly string Words = $"dotnet '{Dll}'";

    /// <summary>A command that stops neither by itself nor when asked to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Where the tests run in the background of a script, Ctrl-C is ignored, and whatever they start inherits that.
    private static readonly string[] Command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet", Dll] : ["dotnet", Dll];

    /// <summary>Runs a shell script that may call <see cref="Words"/>, in a directory.</summary>
    public static Task<Finished> Shell(string directory, string script) => Finish(Start(directory, "bash", "-c", script));

    /// <summary>Starts the command.</summary>
    public static Process Run(string directory, params string[] arguments) => Start(directory, Command[0], [.. Command[1..], .. arguments]);

    /// <summary>Starts the command with variables of its own.</summary>
    public static Process Run(string directory, IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        Process.Start(With(StartInfo(directory, Command[0], [.. Command[1..], .. arguments]), variables))!;

    public static async Task<Finished> Finish(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await End(process);
            return new(process.ExitCode, await output, await error);
        }
    }

    /// <summary>Waits for the end of a process; one that goes on and on is killed.</summary>
    public static async Task End(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("the command goes on and on", e);
        }
    }

    /// <summary>Sends a signal.</summary>
    public static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static Process Start(string directory, string program, params string[] arguments) => Process.Start(StartInfo(directory, program, arguments))!;

    private static ProcessStartInfo With(ProcessStartInfo start, IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return start;
    }

    private static ProcessStartInfo StartInfo(string directory, string program, string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = directory,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    };
}
