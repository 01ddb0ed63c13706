namespace PspMigrate.Reports.PullRequests;

/// <summary>The text of a pull request, whose title stands elsewhere.</summary>
/// <param name="Text">GitHub Markdown within the limit.</param>
/// <param name="Rest">The whole text, when not all of it fits: it belongs into a file of the branch.</param>
public sealed record RequestBody(string Text, string? Rest)
{
    /// <summary>The file that takes what doesn't fit.</summary>
    public const string RestPath = ".pspmigrate/pod-security-labels.md";

    private static readonly Style Whole = new(Values: 20, Names: 10, Entries: 50, Rows: int.MaxValue, Phrase.Place);

    /// <param name="limit">How many UTF-16 units the host takes.</param>
    public static RequestBody Of(RequestAnswer answer, int limit)
    {
        var whole = Render(answer.Blocks(Whole));
        if (whole.Length <= limit)
            return new(whole, Rest: null);
        for (var rows = answer.Size; ; rows /= 2)
        {
            var shorter = Render(answer.Blocks(Whole with { Rows = rows }, isWhole: false));
            if (shorter.Length <= limit || rows == 0)
                return new(shorter, whole);
        }
    }

    public static string Of(Answer answer) => Render(answer.Blocks(Whole));

    private static string Render(IEnumerable<Block> blocks) => MarkdownRenderer.Render(blocks);
}
