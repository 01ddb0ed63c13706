using System.Text;
using PspMigrate.Manifests.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace PspMigrate.Fuzz.Targets;

/// <summary>What an edit must leave: found out from the text before and after alone, without the editor.</summary>
internal static class Kept
{
    /// <summary>What a fix takes out, with its line, the fields that become empty by that, and the comments there; then lines are not compared.</summary>
    private static readonly string[] Removable = ["NET_RAW", "nconfined", "seLinuxOptions", "runAsUser: 0", "runAsNonRoot: false"];

    /// <summary>Checks that comments, line breaks, the byte order mark and all lines that say something else are there still.</summary>
    public static void Check(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) => Check(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after));

    /// <inheritdoc cref="Check(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static void Check(string before, string after)
    {
        PropertyException.Unless(before.StartsWith('\uFEFF') == after.StartsWith('\uFEFF'), "the byte order mark stays");
        PropertyException.Unless(!HasOnlyWindowsBreaks(before) || HasOnlyWindowsBreaks(after), "line breaks are the file's", after);
        if (Removable.Any(value => before.Contains(value, StringComparison.Ordinal)))
            return;
        var (lost, gained) = Changed(before.Split('\n'), after.Split('\n'));
        // Between brackets an addition may have lines of its own in the middle of a line.
        var all = string.Concat(gained);
        foreach (var line in lost)
        {
            PropertyException.Unless(
                MayGo(line) || IsWithin(line.TrimEnd('\r'), all) || gained.Exists(other => other.StartsWith(Key(line), StringComparison.OrdinalIgnoreCase)),
                "lines only gain text, or change their value", line);
        }

        PropertyException.Unless(IsWithin(Comments(before), Comments(after)), "comments stay", after);
    }

    /// <summary>The lines that only one of the texts has: after their common beginning, each is searched for in the order of the other.</summary>
    private static (List<string> Lost, List<string> Gained) Changed(string[] before, string[] after)
    {
        var (lost, gained) = (new List<string>(), new List<string>());
        var at = 0;
        foreach (var line in before)
        {
            var found = Array.IndexOf(after, line, at);
            if (found < 0)
            {
                lost.Add(line);
                continue;
            }

            gained.AddRange(after[at..found]);
            at = found + 1;
        }

        gained.AddRange(after[at..]);
        return (lost, gained);
    }

    /// <summary>True for comments, which are looked at by themselves, and for values on lines of their own.</summary>
    private static bool MayGo(string line) => line.AsSpan().TrimStart().StartsWith('#') || !line.Contains(':', StringComparison.Ordinal);

    /// <summary>The line up to its value; of a line without a key, all.</summary>
    private static string Key(string line) => line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? line[..(colon + 1)] : line;

    /// <summary>Whether the characters of one text stand in the other in this order.</summary>
    private static bool IsWithin<T>(IEnumerable<T> parts, IEnumerable<T> among)
        where T : IEquatable<T>
    {
        using var rest = among.GetEnumerator();
        foreach (var part in parts)
        {
            do
            {
                if (!rest.MoveNext())
                    return false;
            }
            while (!rest.Current.Equals(part));
        }

        return true;
    }

    private static bool HasOnlyWindowsBreaks(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && !text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal);

    /// <summary>The comments in order; without those of documents that can't be scanned, which can't be edited either.</summary>
    private static IEnumerable<string> Comments(string text) =>
        Documents.Split(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'))).SelectMany(document => CommentsOf(Encoding.UTF8.GetString(document.Text.Span)));

    private static List<string> CommentsOf(string document)
    {
        var comments = new List<string>();
        var scanner = new Scanner(new StringReader(document), skipComments: false);
        try
        {
            while (scanner.MoveNext())
            {
                // The scanner repeats its error without end.
                if (scanner.Current is Error)
                    return [];
                if (scanner.Current is Comment comment)
                    comments.Add(comment.Value.TrimEnd());
            }
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            return [];
        }

        return comments;
    }
}
