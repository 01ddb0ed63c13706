using System.ComponentModel;
using System.Diagnostics;

namespace PspMigrate.Cluster.Tests;

/// <summary>A real kubectl from PATH; without one the test is inconclusive.</summary>
internal static class Kubectl
{
    /// <param name="path">Directories to put before PATH.</param>
    public static (int Code, string Out, string Error) Run(string? path, params string[] args)
    {
        var start = new ProcessStartInfo("kubectl", args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["KUBECONFIG"] = TestCluster.Kubeconfig;
        if (path is not null)
            start.Environment["PATH"] = $"{path}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception e)
        {
            throw new AssertInconclusiveException("needs kubectl on PATH, which is not here", e);
        }
    }
}
