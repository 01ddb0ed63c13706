using PspMigrate.Conversion.Checks;

namespace PspMigrate.Reports.Checks;

/// <summary>The workloads that fail their namespace's level, as kubectl's <c>-o name</c>, each with its namespace.</summary>
public static class CheckNames
{
    /// <summary>One line each: <c>deployment.apps/web -n shop</c>, ready to follow <c>kubectl get</c>.</summary>
    public static string Write(ImmutableArray<NamespaceCheck> checks) => string.Concat(checks
        .SelectMany(check => check.Workloads)
        .Where(check => check.Outcome != Outcome.Passes)
        .Select(check =>
            Printable.Escape($"{Resource(check.Workload.ApiVersion, check.Workload.Kind)}/{check.Workload.Name} -n {check.Workload.Namespace}") + "\n"));

    private static string Resource(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return kind.ToLowerInvariant() + (slash < 0 ? "" : "." + apiVersion[..slash]);
    }
}
