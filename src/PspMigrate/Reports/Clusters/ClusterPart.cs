using PspMigrate.Conversion.Checks;
using PspMigrate.Reports.Checks;

namespace PspMigrate.Reports.Clusters;

/// <summary>The answer about one of several clusters.</summary>
/// <param name="Name">The cluster's directory.</param>
/// <param name="Counts">The same at a glance: numbers of namespaces or workloads; the same words for every cluster.</param>
public sealed record ClusterPart(string Name, Answer Answer, ImmutableArray<(string Word, int Number)> Counts)
{
    /// <summary>What is planned for a cluster: how many namespaces get which level.</summary>
    public static ClusterPart Of(string name, Plan plan, Answer answer) => new(
        name,
        answer,
        [
            .. Enum.GetValues<Level>().Select(level => (level.Name(), plan.Namespaces.Count(ns => ns.Level == level))),
            ("no level", plan.Namespaces.Count(ns => ns.Level is null)),
            ("refused workloads", plan.Refused.Sum(pair => pair.State.Workload.AlikePods)),
        ]);

    /// <summary>What checking a cluster's workloads gave.</summary>
    public static ClusterPart Of(string name, ImmutableArray<NamespaceCheck> checks)
    {
        var workloads = checks.SelectMany(check => check.Workloads).ToLookup(check => check.Outcome, check => check.Workload.AlikePods);
        return new(
            name,
            new CheckAnswer(checks),
            [("pass", workloads[Outcome.Passes].Sum()), ("pass after fix", workloads[Outcome.PassesAfterFix].Sum()), ("fail", workloads[Outcome.Fails].Sum())]);
    }
}
