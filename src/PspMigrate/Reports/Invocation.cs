namespace PspMigrate.Reports;

/// <summary>How the user calls the command, so that what reports advise can be pasted.</summary>
/// <param name="Program"><c>pspmigrate</c> or <c>kubectl pspmigrate</c>.</param>
/// <param name="Input">The files to read, quoted for a shell; empty for the cluster of the current context.</param>
/// <param name="IsRepository">Whether labels go into manifests under version control rather than straight to a cluster.</param>
public sealed record Invocation(string Program, string Input, bool IsRepository = false)
{
    /// <summary>The options that say how to keep what levels lose, for the verbs that do.</summary>
    public string Keeping { get; init; } = "";

    /// <summary>The options that say which cluster, and as whom: kubectl has the same ones.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>The options that say which namespaces.</summary>
    public string Selection { get; init; } = "";

    /// <summary>The <see cref="Input"/> as options of verbs that take other arguments, by their names.</summary>
    public ImmutableDictionary<string, string> Inputs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The options that say what to read and how to plan.</summary>
    public ImmutableArray<RetoldOption> Options { get; init; } = [];

    /// <summary>What the answer is about: a cluster, directories or files.</summary>
    public string Subject { get; init; } = "The input";

    /// <summary>Where nobody typed anything.</summary>
    public static readonly Invocation Unknown = new("pspmigrate", "…");

    /// <param name="verb">The verb, with options of its own; they take the place of those that were typed.</param>
    public string Line(string verb, bool withInput = true)
    {
        var words = verb.Split(' ');
        var options = Options.Where(
            option => option.Verbs.Contains(words[0], StringComparer.Ordinal) && !words.Contains(option.Name, StringComparer.Ordinal));
        return withInput ? Join([Program, verb, Inputs.GetValueOrDefault(words[0], Input), .. options.Select(option => option.Text)]) : Join(Program, verb);
    }

    /// <summary>A command line on the same cluster and namespaces, without files.</summary>
    public string OfCluster(string verb) => Join(Program, verb, Selection, Cluster);

    /// <summary>A command line on the same cluster, all of it.</summary>
    public string OfServer(string verb) => Join(Program, verb, Cluster);

    /// <summary>A command line of kubectl on the same cluster.</summary>
    public string Kubectl(string arguments) => Join("kubectl", Cluster, arguments);

    /// <summary>How a file is read together with the same cluster.</summary>
    public string Besides(string file) => Cluster.Length > 0 ? $" {file} {Cluster}" : $" --cluster {file}";

    private static string Join(params string[] words) => string.Join(' ', words.Where(word => word.Length > 0));
}

/// <summary>An option that was typed, to be said again.</summary>
/// <param name="Name">Its long name.</param>
/// <param name="Text">The option with its values, quoted for a shell.</param>
/// <param name="Verbs">The verbs to say it to.</param>
public sealed record RetoldOption(string Name, string Text, ImmutableArray<string> Verbs);
