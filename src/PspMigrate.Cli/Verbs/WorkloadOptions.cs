using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;
using PspMigrate.Conversion.Checks;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>check</c> and <c>fix</c> have in common: what to read, and the level to hold workloads to.</summary>
internal sealed record WorkloadOptions(InputOptions Input, Level? Level, LevelOptions Levels)
{
    private static readonly Choice<Level?> LevelOption = new("--level", "Level", "the namespace's label, or what convert proposes", Choice.MayBe<Level>());

    public static readonly ImmutableArray<OptionGroup> Groups =
    [
        InputOptions.Group,
        ClusterOptions.Group,
        new("Level", [LevelOption, .. LevelOptions.Enforced]),
    ];

    public static WorkloadOptions From(ParsedArguments values)
    {
        var options = new WorkloadOptions(InputOptions.From(values, values.Arguments), values.Of(LevelOption), LevelOptions.From(values).WithFixes());
        return options is { Level: not null, Levels.Plan.Raise: RaiseMode.AfterFixes }
            ? throw new CommandException(
                "--raise and --level can't be used together", "--raise holds each namespace to the strictest level that its workloads pass after fixes")
            : options;
    }

    /// <param name="keepFilled">Whether fixes write, too, what policies fill in and levels don't ask for.</param>
    /// <param name="areObjectsWritten">Whether fixes are written as whole objects.</param>
    /// <param name="keeping">How admission policies keep what levels lose; null when they don't.</param>
    /// <returns>The checks, and what was read for them.</returns>
    /// <exception cref="CommandException">There is nothing to read, or no workload in it.</exception>
    public (ImmutableArray<NamespaceCheck> Checks, Given Given) Check(
        Host host, bool keepFilled = false, bool areObjectsWritten = false, KeepOptions? keeping = null)
    {
        Levels.SayNote(host);
        var given = CheckedInput.Read(Sources.From(Input, host) with { AreWorkloadsEssential = true, AreObjectsWritten = areObjectsWritten }, host);
        ProblemWriter.Write(WorkloadNotes.Of(given), host);
        if (!given.Inventory.Workloads.Any(workload => given.Scope.Contains(workload.Namespace)))
        {
            throw new CommandException(
                given.Inventory.Workloads.IsEmpty ? "there is no workload in the input" : "there is no workload in the namespaces asked for",
                "add the manifests of pods, Deployments and so on")
            { IsOfSelection = !given.Inventory.Workloads.IsEmpty };
        }

        var plan = Planning.Kept(given, Levels.For(given), keeping);
        return (Checker.Check(plan, new(Level, Levels.Version, keepFilled)), given);
    }
}
