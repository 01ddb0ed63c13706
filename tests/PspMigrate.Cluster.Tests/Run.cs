using PspMigrate.Cli;

namespace PspMigrate.Cluster.Tests;

/// <summary>One run of the command in a directory of its own.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    public static Run Of(params string[] args) => With(TestCluster.Kubeconfig, args);

    /// <param name="kubeconfig">The value of KUBECONFIG.</param>
    public static Run With(string kubeconfig, params string[] args) => With(kubeconfig, CancellationToken.None, args);

    public static Run With(string kubeconfig, CancellationToken stop, params string[] args) =>
        In(Surroundings with { Variable = name => name is "KUBECONFIG" ? kubeconfig : null, Stop = stop }, args);

    /// <summary>Surroundings without any variable.</summary>
    public static Host Surroundings => new()
    {
        CommandName = "pspmigrate",
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        OpenInput = () => Stream.Null,
        WorkingDirectory = Scratch.Path,
    };

    /// <param name="host">The surroundings but for the output.</param>
    public static Run In(Host host, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Application.Run(args, host with { Out = output, Error = error });
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The run, if it went well.</summary>
    public Run Fine()
    {
        Code.Should().Be(0, Error);
        return this;
    }
}
