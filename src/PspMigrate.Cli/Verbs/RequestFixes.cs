using PspMigrate.Cli.Git;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Cli.Verbs;

/// <summary>The plan of a request, and the fixes that go with it.</summary>
internal static class RequestFixes
{
    /// <summary>Plans what was read; where levels are raised after fixes, only by fixes that can be written into the repository.</summary>
    public static (Plan Plan, WorkloadFixes Fixes) Plan(PrOptions options, Given given, ImmutableArray<RepositoryFile> files, Host host)
    {
        if (!options.Fix)
            return (Planning.Make(options.Levels, given, options.Keeping), WorkloadFixes.None);
        // What one request changes in a base, another one's namespaces would get, too.
        using var trials = new BuildTrials(options.Split.Choice == SplitChoice.None ? given.Builds : [], options.Input.Trees, host);
        var plan = Planning.Make(options.Levels.WithFixes(), given, options.Keeping);
        var fixes = WorkloadFixes.Of(plan, files, options.KeepFilled, trials.Roots);
        if (plan.Options.Raise != RaiseMode.AfterFixes)
            return (plan, fixes);
        var mended = fixes.Fixes.Select(fix => fix.Workload).ToHashSet((IEqualityComparer<Workload>)ReferenceEqualityComparer.Instance);
        var levels = options.Levels.WithFixes();
        plan = Planning.Make(levels with { Plan = levels.Plan with { CanFix = mended.Contains } }, given, options.Keeping);
        return (plan, WorkloadFixes.Of(plan, files, options.KeepFilled, trials.Roots) with { Problems = fixes.Problems });
    }
}
