using PspMigrate.Cli;

namespace PspMigrate.Browser.Tests;

/// <summary>Pages as the command writes them.</summary>
internal static class Reports
{
    /// <summary>The article's manifests, and a namespace that has everything: rules lost, kept, tightened, workloads refused.</summary>
    public static string Example { get; } = Write("example.html", Manifests.Shop, "--keep", "--kubernetes-version", "v1.36");

    /// <summary>The same without admission policies that keep rules.</summary>
    public static string Lossy { get; } = Write("lossy.html", Manifests.Shop);

    /// <summary>A page about manifests.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="manifests">The manifests.</param>
    /// <param name="options">Options of <c>convert</c>.</param>
    public static string Write(string name, string manifests, params string[] options)
    {
        var directory = Directory.CreateTempSubdirectory("pspmigrate-browser-").FullName;
        File.WriteAllText(Path.Combine(directory, "in.yaml"), manifests);
        using var error = new StringWriter();
        var host = new Host
        {
            CommandName = "pspmigrate",
            Out = TextWriter.Null,
            Error = error,
            OpenInput = () => Stream.Null,
            WorkingDirectory = directory,
        };
        Application.Run(["convert", "in.yaml", "--report", "html", "--report-file", name, "-o", "name", .. options], host).Should().Be(0, error.ToString());
        return Path.Combine(directory, name);
    }
}
