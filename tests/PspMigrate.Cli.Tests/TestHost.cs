using System.Text;

namespace PspMigrate.Cli.Tests;

/// <summary>Surroundings for one test: a directory of its own, and what the command printed.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public TestHost(string standardInput = "", Func<string, string?>? variable = null)
    {
        Host = new Host
        {
            CommandName = "pspmigrate",
            Out = _out,
            Error = _error,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(standardInput)),
            WorkingDirectory = Directory.FullName,
            Variable = variable ?? (_ => null),
        };
    }

    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pspmigrate-test-");

    public Host Host { get; init; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>Runs the command as <c>Program</c> does.</summary>
    public int Run(params string[] args) => Application.Run(args, Host);

    /// <summary>Writes a file below the test's directory.</summary>
    public string Write(string path, string content = "kind: ConfigMap\n")
    {
        var fullPath = Path.Combine(Directory.FullName, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        File.WriteAllText(fullPath, content);
        return fullPath;
    }

    /// <summary>Every file below the test's directory with its content.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .ToDictionary(
            f => Path.GetRelativePath(Directory.FullName, f.FullName), f => File.ReadAllText(f.FullName), StringComparer.Ordinal);

    public void Dispose()
    {
        Directory.Delete(recursive: true);
        _out.Dispose();
        _error.Dispose();
    }
}
