namespace PspMigrate.Truth;

/// <summary>A question to which the recorded answer and ours differ.</summary>
public sealed record Difference(string Question, string Recorded, string Ours);

/// <summary>How many answers agree and differ, with the first differences.</summary>
public sealed class Tally
{
    private const int Shown = 10;

    private readonly List<Difference> differences = [];
    private readonly List<string> skippedBecause = [];

    public int Agree { get; private set; }

    public int Differ { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>The first of the differences.</summary>
    public IReadOnlyList<Difference> Differences => differences;

    /// <summary>Why the first of the skipped questions were skipped.</summary>
    public IReadOnlyList<string> SkippedBecause => skippedBecause;

    /// <summary>Counts one question; answers are compared as texts.</summary>
    public void Compare(string question, string recorded, string ours)
    {
        if (string.Equals(recorded, ours, StringComparison.Ordinal))
        {
            Agree++;
            return;
        }

        Differ++;
        if (differences.Count < Shown)
            differences.Add(new(question, recorded, ours));
    }

    /// <summary>Counts a question that can't be asked here.</summary>
    public void Skip(string because)
    {
        Skipped++;
        if (skippedBecause.Count < Shown)
            skippedBecause.Add(because);
    }
}
