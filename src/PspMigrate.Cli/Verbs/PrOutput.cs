using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Verbs;

/// <summary>What <c>pr</c> says to its user, besides the request itself.</summary>
internal static class PrOutput
{
    /// <summary>Warns of namespaces that the labels of the request lower, and of workloads that they refuse and its fixes don't mend.</summary>
    public static void Warn(Plan plan, ImmutableArray<NamespaceChange> changes, ImmutableArray<Fix> fixes, Host host)
    {
        if (LoweredLevels.Warning(changes) is { } lowered)
            ProblemWriter.Write([lowered], host);
        if (RefusedWorkloads.Warning(plan, changes.Where(change => change.ChangesFiles).Select(change => change.Name).ToHashSet(StringComparer.Ordinal),
            [.. fixes.Where(fix => fix.Verdict.Allowed).Select(fix => fix.Workload.At)]) is { } warning)
            ProblemWriter.Write([warning], host);
    }

    /// <summary>Says which repositories inside this one aren't read, and stops where there is nothing to read.</summary>
    /// <exception cref="CommandException">Git tracks nothing of interest below the paths that were given.</exception>
    public static void NotRead(Tree tree, ImmutableArray<string> submodules, PrOptions options, Host host)
    {
        if (tree.IsEmpty && !options.Paths.IsEmpty && options.IsRepositoryInput)
        {
            throw new CommandException(
                $"--path {string.Join(" --path ", options.Paths)}: git tracks no manifest there", "see what it tracks with: git ls-files")
            {
                Code = ExitCode.NothingRead,
            };
        }

        ProblemWriter.Write(
            submodules.Select(
                path => new Diagnostic(Severity.Warning, "this is a submodule, and nothing of it is read", new(path, 0, 0), "run pr inside it, too")), host);
    }

    /// <summary>Warns of the namespaces that get no labels here.</summary>
    public static void LeftAlone(ImmutableArray<NamespaceChange> changes, Host host) => ProblemWriter.Write(
        changes
            .Where(change => LeftAloneReason.Of(change) is not null)
            .Select(change => new Diagnostic(Severity.Warning, $"namespace {change.Name} is left alone: {LeftAloneReason.Of(change)}", Position.None)),
        host);
}
