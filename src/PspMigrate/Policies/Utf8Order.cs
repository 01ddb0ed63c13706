namespace PspMigrate.Policies;

/// <summary>The order of names that the plugin goes by, that of their bytes in UTF-8: <c>p-1 &lt; p.1 &lt; p10 &lt; p2</c>.</summary>
public sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    /// <remarks>Bytes of UTF-8 stand in the order of code points, and surrogates are halves of those above all others.</remarks>
    public int Compare(string? x, string? y)
    {
        var (one, other) = (x ?? "", y ?? "");
        var same = one.AsSpan().CommonPrefixLength(other);
        if (same == one.Length || same == other.Length)
            return one.Length.CompareTo(other.Length);
        var isHalf = char.IsSurrogate(one[same]);
        return isHalf == char.IsSurrogate(other[same]) ? one[same].CompareTo(other[same]) : isHalf ? 1 : -1;
    }
}
