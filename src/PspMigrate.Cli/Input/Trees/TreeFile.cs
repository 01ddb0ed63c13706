namespace PspMigrate.Cli.Input.Trees;

/// <summary>A file of a tree.</summary>
/// <param name="Path">Its path below the tree's root, with <c>/</c> between the parts.</param>
/// <param name="Length">How many bytes it had when it was found.</param>
internal readonly record struct TreeFile(string Path, long Length)
{
    public static readonly Comparer<TreeFile> ByPath = Comparer<TreeFile>.Create((one, other) => string.CompareOrdinal(one.Path, other.Path));
}
