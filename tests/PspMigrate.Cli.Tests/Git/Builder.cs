using System.Diagnostics;

namespace PspMigrate.Cli.Tests.Git;

/// <summary>The programs that build kustomizations: a real kustomize 5, and kubectl.</summary>
internal sealed class Builder
{
    private readonly string _program;
    private readonly string _verb;

    private Builder(string program, string verb)
    {
        _program = program;
        _verb = verb;
    }

    /// <summary>The one of that name, which the command finds on the sandbox's PATH; inconclusive where it isn't here.</summary>
    /// <param name="name"><c>kustomize</c> or <c>kubectl</c>.</param>
    /// <param name="test">Its programs come before all others.</param>
    public static Builder Of(string name, GitSandbox test)
    {
        if (name is "kubectl")
            return new(Repository.Program("kubectl"), "kustomize");
        var path = Environment.GetEnvironmentVariable("PSPMIGRATE_TEST_KUSTOMIZE") ?? Output(Repository.Shared("kustomize"), [], test.Path("")).Trim();
        test.Program("kustomize", $"exec '{path}' \"$@\"\n");
        return new(test.Path("bin/kustomize"), "build");
    }

    /// <summary>What a directory of the checkout builds.</summary>
    public string Build(GitSandbox test, string directory) => Output(_program, [_verb, directory], test.Checkout);

    private static string Output(string program, string[] arguments, string directory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "{0} {1} says {2}", program, string.Join(' ', arguments), error.Result);
        return output;
    }
}
