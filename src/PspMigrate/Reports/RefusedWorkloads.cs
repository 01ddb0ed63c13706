namespace PspMigrate.Reports;

/// <summary>The workloads that a plan refuses, told the same way by every verb.</summary>
public static class RefusedWorkloads
{
    private const int Shown = 5;

    /// <summary>A warning for standard error; null when the plan refuses none.</summary>
    /// <param name="namespaces">The namespaces that are about to be labelled; null for all of the plan.</param>
    /// <param name="mended">The places of workloads that will pass, because they are fixed in the same go.</param>
    public static Diagnostic? Warning(Plan plan, IReadOnlySet<string>? namespaces = null, ImmutableHashSet<Position>? mended = null)
    {
        var refused = plan.Refused
            .Where(pair => namespaces?.Contains(pair.Namespace.Name) != false && mended?.Contains(pair.State.Workload.At) != true)
            .ToArray();
        if (refused.Length == 0)
            return null;
        var count = refused.Sum(pair => pair.State.Workload.AlikePods);
        var lines = refused.Take(Shown).Select(pair => Say(pair.Namespace, pair.State));
        var advice = "See what they need with check, write it with fix"
            + (plan.Options.Enforce == ModeChoice.None ? "." : ", or don't enforce anything yet with --enforce none.");
        var more = refused.Length > Shown ? [$"and {refused.Length - Shown} more"] : Array.Empty<string>();
        return new(
            Severity.Warning,
            $"{Phrase.Count("workload", count)} would be refused at the level that is enforced",
            Position.None,
            string.Join('\n', [.. lines, .. more, advice]));
    }

    /// <summary><c>DaemonSet/agent in m: baseline refuses it: host namespaces (hostNetwork=true)</c>.</summary>
    internal static string Say(NamespacePlan plan, WorkloadState state) =>
        $"{Name(state.Workload)} in {plan.Name}: {plan.Enforced!.Value.Name()} refuses it: {state.At(plan.Enforced.Value).Detail}";

    internal static string Name(Workload workload) => $"{workload.Kind}/{workload.Name}{Phrase.Pods(workload)}";
}
