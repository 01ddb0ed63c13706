using PspMigrate.Conversion.Fixes;

namespace PspMigrate.Reports.Fixes;

/// <summary>The lines that follow printed fixes: how many workloads they are for, and how to apply them.</summary>
public static class FixSummary
{
    /// <summary>The lines.</summary>
    /// <param name="all">All fixes.</param>
    /// <param name="printed">Those that were printed.</param>
    /// <param name="form">In which form.</param>
    /// <param name="isRepository">Whether a diff was made at the root of a Git repository.</param>
    public static string Write(ImmutableArray<Fix> all, ImmutableArray<Fix> printed, FixForm form, bool isRepository = false)
    {
        var nothing = all.Count(fix => fix.Changes.IsEmpty && fix.Undecided.IsEmpty);
        var left = all.Count(fix => !fix.Changes.IsEmpty) - printed.Length;
        var undecided = all.Count(fix => !fix.Undecided.IsEmpty);
        string[] counts =
        [
            $"{Phrase.Count("workload", printed.Length)} to fix",
            $"{nothing} {(nothing == 1 ? "needs" : "need")} nothing",
            .. left == 0 ? Array.Empty<string>() : [$"{left} {(left == 1 ? "needs" : "need")} a fix that is not in this output"],
            .. undecided == 0 ? Array.Empty<string>() : [$"{undecided} {(undecided == 1 ? "needs" : "need")} a decision"],
        ];
        return string.Concat(printed.IsEmpty ? [] : How(form, printed, isRepository).Select(line => line + "\n")) + string.Join(", ", counts) + ".\n";
    }

    private static IEnumerable<string> How(FixForm form, ImmutableArray<Fix> printed, bool isRepository)
    {
        switch (form)
        {
            case FixForm.Kubectl:
                yield return "To apply: save the commands, read them, and run them in a shell.";
                break;
            case FixForm.Kustomize:
                yield return "To apply: save this as pspmigrate/kustomization.yaml beside the kustomization.yaml that holds these workloads, and add "
                    + "\"components: [pspmigrate]\" to that one.";
                break;
            case FixForm.Diff:
                yield return $"To apply: save this as fix.diff, and run {(isRepository ? "git apply fix.diff" : "patch -p1 < fix.diff")} in this directory.";
                break;
            default:
                var force = printed.Any(fix => fix.Changes.Any(change => change.Old is not null)) ? " --force-conflicts" : "";
                yield return $"To apply: kubectl apply --server-side --field-manager=pspmigrate{force} -f FILE";
                // kubectl/pkg/cmd/apply migrateToSSAIfNecessary @v1.26.0; tried with kubectl 1.32 on v1.20.2.
                yield return "That is for workloads that are applied server-side. kubectl 1.26 and newer make pspmigrate the owner of all fields that an "
                    + "earlier kubectl apply without --server-side set,"
                    + " and fields that aren't applied again can get lost: for such workloads use -o kubectl.";
                break;
        }
    }
}
