using System.Diagnostics;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests;

/// <summary>The built command as its users run it: a process with pipes.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ProcessTests
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "pspmigrate.dll");

    [TestMethod]
    public async Task The_article_can_be_converted()
    {
        var (exitCode, _, error) = await Run("dotnet", Dll, "convert", "fixtures/article");

        exitCode.Should().Be(ExitCode.Ok, error);
    }

    [TestMethod]
    public async Task Help_goes_to_standard_output()
    {
        var (exitCode, output, error) = await Run("dotnet", Dll, "convert", "--help");

        exitCode.Should().Be(ExitCode.Ok);
        output.Should().Contain("pspmigrate convert [FILE...] [options]\n").And.NotContain("\r");
        error.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("--version")]
    [DataRow("convert", "fixtures/article")]
    [DataRow("__complete", "convert", "")]
    public async Task Without_a_cluster_its_client_is_not_even_loaded(params string[] args)
    {
        var copy = Directory.CreateTempSubdirectory("pspmigrate-test-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            File.Delete(Path.Combine(copy.FullName, "KubernetesClient.Aot.dll"));

            var (exitCode, _, error) = await Run("dotnet", [Path.Combine(copy.FullName, "pspmigrate.dll"), .. args]);

            exitCode.Should().Be(ExitCode.Ok, error);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [TestMethod]
    public async Task Errors_go_to_standard_error()
    {
        var (exitCode, output, error) = await Run("dotnet", Dll, "convert", "no-such-file.yaml");

        exitCode.Should().Be(ExitCode.BadInput);
        output.Should().BeEmpty();
        error.Should().Be("error: no-such-file.yaml: no such file or directory\n");
    }

    [TestMethod]
    public async Task Standard_input_is_read()
    {
        var (exitCode, output, error) = await Run("sh", "-c", $"printf 'a: [' | dotnet '{Dll}' convert -");

        exitCode.Should().Be(ExitCode.BadInput);
        output.Should().BeEmpty();
        error.Should().StartWith("error: <stdin>:");
    }

    [TestMethod]
    public async Task A_full_disk_is_an_error()
    {
        var (exitCode, _, error) = await Run("sh", "-c", $"[ -e /dev/full ] || exit 2; dotnet '{Dll}' --version > /dev/full");

        exitCode.Should().Be(ExitCode.BadInput);
        error.Should().StartWith("error: ");
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(string program, params string[] args)
    {
        using var process = Start(program, args);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(string program, params string[] args) => Process.Start(new ProcessStartInfo(program, args)
    {
        WorkingDirectory = Repository.Root,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
