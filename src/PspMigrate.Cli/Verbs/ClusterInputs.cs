using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Verbs;

/// <summary>Several clusters in one tree, each by itself: <c>--cluster-dir</c>.</summary>
internal static class ClusterInputs
{
    public static readonly Option Option =
        new("--cluster-dir", "GLOB", "Treat each matching directory, such as 'clusters/*', as a separate cluster, together with any other files named");

    /// <summary>What to read for each cluster, by its directory; null where none is asked for.</summary>
    /// <exception cref="CommandException">No directory matches, or a live cluster is asked for, too.</exception>
    public static ImmutableArray<(string Name, InputOptions Input)>? Of(ParsedArguments values, InputOptions input, Host host)
    {
        if (values.Text(Option) is not { } pattern)
            return null;
        if (input.Cluster.IsAsked)
            throw new CommandException("--cluster-dir reads files only, not a live cluster", "leave out the options for the cluster, or --cluster-dir");
        return [.. ClusterDirectories.Find(pattern, input.Files, host).Select(name => (name, input with { Trees = input.Trees with { Cluster = name } }))];
    }

    /// <summary>Answers for each cluster, saying whose messages follow; those are left out that have nothing of the namespaces that were asked for.</summary>
    /// <exception cref="CommandException">Something of one can't be read, or none has a namespace that was asked for.</exception>
    public static ImmutableArray<(string Name, T Answer)> Each<T>(
        ImmutableArray<(string Name, InputOptions Input)> clusters, Func<InputOptions, T> answer, Host host)
    {
        var answers = ImmutableArray.CreateBuilder<(string, T)>();
        CommandException? lack = null;
        foreach (var (name, input) in clusters)
        {
            host.Error.WriteLine($"cluster {Reports.Printable.Escape(name)}:");
            try
            {
                answers.Add((name, answer(input)));
            }
            catch (CommandException e) when (e.IsOfSelection)
            {
                lack = e;
                ProblemWriter.Write([new Diagnostic(Severity.Note, $"left out: {e.Message}", default)], host);
            }
        }

        return answers.Count == 0 && lack is not null ? throw new CommandException(lack.Problems) : answers.ToImmutable();
    }

    /// <summary>The parts of clusters' names that tell them apart.</summary>
    public static ImmutableArray<string> Distinct(IReadOnlyCollection<string> names)
    {
        var parts = names.Select(name => name.Split('/')).ToArray();
        var common = 0;
        while (parts.All(part => common < part.Length - 1 && string.Equals(part[common], parts[0][common], StringComparison.Ordinal)))
            common++;
        return [.. parts.Select(part => string.Join('/', part[common..]))];
    }
}
