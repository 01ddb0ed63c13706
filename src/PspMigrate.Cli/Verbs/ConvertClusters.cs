using PspMigrate.Cli.Input;
using PspMigrate.Reports.Clusters;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>convert --cluster-dir</c>: a plan and a report for each cluster, and all of them at a glance.</summary>
internal static class ConvertClusters
{
    /// <summary>Reads and plans all of them before anything is written.</summary>
    /// <exception cref="CommandException">Something of one can't be read, or an option makes no sense for several.</exception>
    public static ImmutableArray<Plan> Run(ImmutableArray<(string Name, InputOptions Input)> clusters, ConvertOptions options, Host host)
    {
        if (options.WitnessDirectory is not null)
            throw new CommandException("--witnesses can't be used with --cluster-dir", "ask for one cluster: convert -R DIR --witnesses DIR");
        if (options.IsOutputSaid)
            throw new CommandException(
                "the labels of several clusters can't be printed together", "write them with --output-dir DIR: it gets a directory for each cluster");
        var all = ClusterInputs.Each(clusters, input => Planning.Make(options.Levels, Sources.From(input, host), host, options.Keeping), host);
        ImmutableArray<Plan> plans = [.. all.Select(item => item.Answer)];
        ImmutableArray<ClusterPart> parts =
        [
            .. all.Select(item => ClusterPart.Of(item.Name, item.Answer, new PlanAnswer(item.Answer)
            {
                Schema = options.ReportSchema,
                Invocation = Invocation.Unknown with { Subject = item.Name },
            })),
        ];
        var answer = new ClustersAnswer(parts);
        var names = ClusterInputs.Distinct([.. parts.Select(part => part.Name)]);
        OutputFile[] files = options.OutputDirectory is { } directory
            ? [.. plans.SelectMany((plan, i) => ConvertOutput.Directory(plan, parts[i].Answer, Path.Combine(directory, names[i])))]
            : [];
        ConvertOutput.WriteFiles(answer, options, files, host);
        ConvertOutput.Show(answer, options, host);
        if (options is not { Report: { Path: null, Form: not null }, OutputDirectory: null })
            host.Error.Write(Terminal.ForError(host).Show(new ClustersAnswer(parts) { IsBrief = true }, ReportForm.Text));
        if (options.OutputDirectory is null)
            host.Error.WriteLine("Labels aren't printed for several clusters: --output-dir DIR writes them, into a directory for each.");
        return plans;
    }
}
