namespace PspMigrate.Truth;

/// <summary>Compares recorded answers of real servers with this project's: <c>PspMigrate.Truth FOLDER</c>.</summary>
/// <remarks>Exit code 0 when every answer agrees, 1 when some differ, 2 when there is nothing to compare.</remarks>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var folder] || folder is "-h" or "--help")
            return Fail("usage: PspMigrate.Truth FOLDER\nGive one folder that holds recorded answers (*.jsonl or *.jsonl.gz).");
        if (!Directory.Exists(folder))
            return Fail($"{folder}: no such folder");
        var files = TruthFile.Find(folder);
        if (files.Count == 0)
            return Fail($"{folder}: no file of recorded answers below it (such as pods.jsonl.gz, decisions.jsonl.gz, scenarios.jsonl.gz)");
        var differs = false;
        foreach (var file in files)
        {
            Tally tally;
            try
            {
                tally = TruthFormats.Compare(file);
            }
            catch (TruthException problem)
            {
                return Fail(problem.Message);
            }

            Print(Path.GetRelativePath(folder, file.Path), tally);
            differs |= tally.Differ > 0;
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
