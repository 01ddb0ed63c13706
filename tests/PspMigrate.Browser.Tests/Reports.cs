using System.Diagnostics;
using PspMigrate.Cli;

namespace PspMigrate.Browser.Tests;

/// <summary>Pages as the command writes them.</summary>
internal static class Reports
{
    /// <summary>The article's manifests, and a namespace that has everything: rules lost, kept, tightened, workloads refused.</summary>
    public static string Example { get; } = Write("example.html", Manifests.Shop, "--keep", "--kubernetes-version", "v1.36");

    /// <summary>The same without admission policies that keep rules.</summary>
    public static string Lossy { get; } = Write("lossy.html", Manifests.Shop);

    /// <summary>The page of a plan.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="manifests">The manifests.</param>
    /// <param name="options">Options of <c>convert</c>.</param>
    public static string Write(string name, string manifests, params string[] options)
    {
        var directory = Folder(manifests);
        Run(directory, ["convert", "in.yaml", "--report", "html", "--report-file", name, "-o", "name", .. options]);
        return Path.Combine(directory, name);
    }

    /// <summary>The page of a verb that prints its answer.</summary>
    public static string Printed(string manifests, params string[] command)
    {
        var directory = Folder(manifests);
        var page = Path.Combine(directory, "page.html");
        File.WriteAllText(page, Run(directory, [.. command, "-o", "html"]));
        return page;
    }

    /// <summary>The page of fixes.</summary>
    public static string Fixes(string manifests)
    {
        var directory = Folder(manifests);
        Run(directory, ["fix", "in.yaml", "--level", "restricted", "--keep-filled", "--report-file", "page.html"]);
        return Path.Combine(directory, "page.html");
    }

    /// <summary>The page of a request.</summary>
    public static string Request(string manifests, params string[] options)
    {
        var directory = Folder(manifests);
        foreach (var arguments in (string[])["init -q -b main", "add in.yaml", "-c user.name=Ada -c user.email=ada@example.com commit -q -m in"])
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory })!;
            git.WaitForExit();
            git.ExitCode.Should().Be(0, arguments);
        }

        Run(directory, ["pr", "--dry-run", "--body-file", "page.html", .. options]);
        return Path.Combine(directory, "page.html");
    }

    private static string Folder(string manifests)
    {
        var directory = Directory.CreateTempSubdirectory("pspmigrate-browser-").FullName;
        File.WriteAllText(Path.Combine(directory, "in.yaml"), manifests);
        return directory;
    }

    private static string Run(string directory, string[] arguments)
    {
        using var error = new StringWriter();
        using var output = new StringWriter();
        var host = new Host
        {
            CommandName = "pspmigrate",
            Out = output,
            Error = error,
            OpenInput = () => Stream.Null,
            WorkingDirectory = directory,
            Variable = Environment.GetEnvironmentVariable,
        };
        Application.Run(arguments, host).Should().Be(0, error.ToString());
        return output.ToString();
    }
}
