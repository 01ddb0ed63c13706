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

    /// <summary>Says whose messages follow.</summary>
    public static void Announce(string name, Host host) => host.Error.WriteLine($"cluster {Reports.Printable.Escape(name)}:");

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
