using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Git;
using PspMigrate.Cli.Input;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>Input → plan.</summary>
internal static class Planning
{
    private const int SubjectNames = 3;

    /// <summary>Reads, says what is wrong with the input, and plans.</summary>
    /// <param name="keeping">How to keep what the levels lose; null to leave it.</param>
    public static Plan Make(LevelOptions levels, Sources sources, Host host, KeepOptions? keeping = null)
    {
        levels.SayNote(host);
        return Make(levels, CheckedInput.Read(sources with { AreWorkloadsEssential = levels.Plan.Fit == Fit.Workloads }, host), keeping);
    }

    /// <summary>How commands are typed that carry on with the same input and the same choices.</summary>
    public static Invocation Invocation(ParsedArguments typed, Sources sources, Host host)
    {
        var told = Retelling.Of(
            typed,
            host.CommandName,
            [.. InputOptions.Group.Options, .. ClusterOptions.Group.Options, .. LevelOptions.Group.Options, .. WithoutOptions.Group.Options],
            isRepository: sources.Cluster is null && GitFolder.Above(host.WorkingDirectory) is not null);
        return told with
        {
            Options = [.. told.Options.Select(option => LevelOptions.PutsOff(typed, option) ? option with { Verbs = ["convert"] } : option)],
            Keeping = Retelling.Of(typed, KeepingOptions.Group.Options),
            Cluster = Retelling.Of(typed, ClusterOptions.Of(typed, host)).TrimStart(),
            Selection = Retelling.Of(typed, InputOptions.OfNamespaces).TrimStart(),
            Subject = Subject(sources, host),
        };
    }

    /// <summary>What is read, in words: the cluster by its context, files as they were typed.</summary>
    private static string Subject(Sources sources, Host host)
    {
        string[] files = [.. sources.Input.Trees.Kustomizations, .. sources.Files.Select(file => file is "-" ? "standard input" : file)];
        string[] named = files.Length <= SubjectNames ? files : [.. files.Take(SubjectNames - 1), $"{files.Length - SubjectNames + 1} more"];
        string[] cluster = sources.Cluster is { } options
            ? [$"cluster {options.Context ?? options.Server ?? Kubeconfig.Find(options, host)?.CurrentContext ?? "of this pod"}"]
            : [];
        return string.Join(", ", [.. cluster, .. named]);
    }

    /// <param name="keeping">How to keep what the levels lose; null to leave it.</param>
    /// <exception cref="CommandException">Levels are to fit policies, and there are none.</exception>
    public static Plan Make(LevelOptions levels, Given given, KeepOptions? keeping)
    {
        var plan = Kept(given, levels.For(given), keeping);
        if (plan is { PolicyState: PolicyState.None, Options.Fit: Fit.Policy or Fit.Exact })
        {
            throw new CommandException(
                $"--fit {(plan.Fit == Fit.Exact ? "exact" : "policy")} needs policies, and the input has none", "give them, too, or leave --fit out");
        }

        if (keeping is { GuardsLabels: true } && plan.Options.Version.EffectiveMinor < AdmissionVersions.Validating)
        {
            throw new CommandException(
                $"--guard-labels needs ValidatingAdmissionPolicy, which {plan.Options.Version} doesn't have",
                $"it is there from v1.{AdmissionVersions.Validating} on");
        }

        return plan;
    }

    public static Plan Kept(Given given, PlanOptions options, KeepOptions? keeping)
    {
        var plan = Planner.Make(given.Inventory, options with { FillsIn = keeping?.FillsIn(options.Version) == true });
        return keeping is null ? plan : plan with { Kept = Keeper.Keep(plan, keeping) };
    }
}
