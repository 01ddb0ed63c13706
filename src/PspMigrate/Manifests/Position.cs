namespace PspMigrate.Manifests;

/// <summary>Where something stands in the input: source name as the user gave it, 1-based line and column.</summary>
/// <remarks>
/// Equality by all three parts; ordered by source (ordinal), line, column. <c>default</c> is "nowhere". An object of a cluster has no
/// lines: its source names it, and line and column are 0.
/// </remarks>
public readonly record struct Position(string? Source, int Line, int Column) : IComparable<Position>
{
    /// <summary>No place: something that stands in no input (a built-in role, a generated pod).</summary>
    public static readonly Position None;

    /// <summary>True when this is a real place.</summary>
    public bool IsKnown => Source is not null;

    /// <summary>True for an object of a cluster.</summary>
    public bool IsLive => Source is not null && Line == 0;

    public int CompareTo(Position other)
    {
        var bySource = string.CompareOrdinal(Source, other.Source);
        if (bySource != 0)
            return bySource;
        var byLine = Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

    /// <summary><c>psp.yaml:12:5</c>, the name of an object of a cluster, or <c>built-in</c> for no place.</summary>
    public override string ToString() => (Source, Line) switch
    {
        (null, _) => "built-in",
        (_, 0) => Source,
        _ => $"{Source}:{Line}:{Column}",
    };

    public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;
    public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;
    public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;
}
