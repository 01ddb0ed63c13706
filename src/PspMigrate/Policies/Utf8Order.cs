using System.Text;

namespace PspMigrate.Policies;

/// <summary>The order of names that the plugin goes by: <c>p-1 &lt; p.1 &lt; p10 &lt; p2</c>.</summary>
public sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
}
