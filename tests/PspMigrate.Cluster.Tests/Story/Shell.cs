using System.Diagnostics;

namespace PspMigrate.Cluster.Tests.Story;

/// <summary>Somebody at a terminal who pastes what is printed, and says yes.</summary>
/// <param name="directory">Where.</param>
internal sealed class Shell(string directory)
{
    /// <summary>The value of KUBECONFIG.</summary>
    public required string Kubeconfig { get; set; }

    /// <summary>Runs a command line exactly as it is.</summary>
    public Run Paste(string line) => line.StartsWith("pspmigrate ", StringComparison.Ordinal) ? Own(line) : Sh(line);

    private Run Own(string line)
    {
        var words = Sh($"set -- {line}; printf '%s\\n' \"$@\"").Fine().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var host = Run.Surroundings with
        {
            Variable = name => name is "KUBECONFIG" ? Kubeconfig : null,
            WorkingDirectory = directory,
            IsInputTerminal = true,
            OpenInput = () => new MemoryStream("y\n"u8.ToArray()),
        };
        return Run.In(host, words[1..]);
    }

    private Run Sh(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = directory,
        };
        start.Environment["KUBECONFIG"] = Kubeconfig;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
