using PspMigrate.Truth.Keeping;

namespace PspMigrate.Truth;

/// <summary>
/// Compares recorded answers of real servers with this project's: <c>PspMigrate.Truth FOLDER</c>; or with those of the admission policies that it
/// makes, which an API server that has them gives: <c>PspMigrate.Truth keep FOLDER</c>. <c>PspMigrate.Truth latency</c> measures what these cost there.
/// </summary>
/// <remarks>Exit code 0 when every answer agrees, 1 when some differ, 2 when there is nothing to compare.</remarks>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        ["-h" or "--help"] or [] => Fail($"usage: PspMigrate.Truth [keep] FOLDER | latency\n{Give}"),
        ["keep", var folder] => WithLab(lab => Compare(folder, Replay.Find, file => Replay.Compare(lab, file))),
        ["latency"] => WithLab(lab =>
        {
            Latency.Measure(lab, Console.Out);
            return 0;
        }),
        [var folder] => Compare(folder, TruthFile.Find, file => [("", TruthFormats.Compare(file))]),
        _ => Fail($"usage: PspMigrate.Truth [keep] FOLDER | latency\n{Give}"),
    };

    private const string Give = "Give one folder that holds recorded answers (*.jsonl or *.jsonl.gz).";

    private static int WithLab(Func<Lab, int> work)
    {
        if (Environment.GetEnvironmentVariable(Lab.Variable) is not { Length: > 0 } kubeconfig)
            return Fail($"set {Lab.Variable} to the kubeconfig of an API server with admission policies, to throw away");
        using var lab = new Lab(kubeconfig);
        return work(lab);
    }

    private static int Compare(string folder, Func<string, IReadOnlyList<TruthFile>> find, Func<TruthFile, IEnumerable<(string How, Tally Tally)>> compare)
    {
        if (!Directory.Exists(folder))
            return Fail($"{folder}: no such folder");
        var files = find(folder);
        if (files.Count == 0)
            return Fail($"{folder}: no file of recorded answers below it (such as pods.jsonl.gz, decisions.jsonl.gz, scenarios.jsonl.gz)");
        var differs = false;
        foreach (var file in files)
        {
            try
            {
                foreach (var (how, tally) in compare(file))
                {
                    Print(Path.GetRelativePath(folder, file.Path) + how, tally);
                    differs |= tally.Differ > 0;
                }
            }
            catch (TruthException problem)
            {
                return Fail(problem.Message);
            }
        }

        return differs ? 1 : 0;
    }

    private static void Print(string name, Tally tally)
    {
        var skipped = tally.Skipped > 0 ? $", {tally.Skipped} skipped" : "";
        Console.WriteLine($"{name}: {tally.Agree} agree, {tally.Differ} differ{skipped}");
        foreach (var difference in tally.Differences)
            Console.WriteLine($"  {difference.Question}\n    recorded: {difference.Recorded}\n    ours:     {difference.Ours}");
        foreach (var reason in tally.SkippedBecause)
            Console.WriteLine($"  skipped: {reason}");
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
