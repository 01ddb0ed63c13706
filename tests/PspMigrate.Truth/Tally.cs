namespace PspMigrate.Truth;

/// <summary>A question to which the recorded answer and ours differ.</summary>
public sealed record Difference(string Question, string Recorded, string Ours);

/// <summary>How many answers agree and differ, with the first differences.</summary>
public sealed class Tally
{
    private const int Shown = 10;

    private readonly List<Difference> _differences = [];
    private readonly Dictionary<string, (int Count, string First)> _skipped = new(StringComparer.Ordinal);

    public int Agree { get; private set; }

    public int Differ { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>the first of the differences.</summary>
    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>Why questions were skipped: how many for which reason, and the first of them.</summary>
    public IReadOnlyList<string> SkippedBecause =>
        [.. _skipped
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => $"{item.Value.Count} × {item.Key} ({(item.Value.Count > 1 ? "the first: " : "")}{item.Value.First})")];

    /// <summary>Counts one question; answers are compared as texts.</summary>
    public void Compare(string question, string recorded, string ours)
    {
        if (string.Equals(recorded, ours, StringComparison.Ordinal))
        {
            Agree++;
            return;
        }

        Differ++;
        if (_differences.Count < Shown)
            _differences.Add(new(question, recorded, ours));
    }

    /// <summary>Counts a question that can't be asked here, or whose answers may differ.</summary>
    public void Skip(string question, string because)
    {
        Skipped++;
        var (count, first) = _skipped.GetValueOrDefault(because, (0, question));
        _skipped[because] = (count + 1, first);
    }
}
