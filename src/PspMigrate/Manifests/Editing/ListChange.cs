namespace PspMigrate.Manifests.Editing;

/// <summary>What happens to the items of a list that is to hold others: an item that only changes its case stays where it is, with its comment.</summary>
/// <param name="Gone">Indexes of items that go.</param>
/// <param name="Respelled">Indexes of items that stay in other letters, and what they become.</param>
/// <param name="Added">What follows the others.</param>
internal sealed record ListChange(List<int> Gone, Dictionary<int, ScalarNode> Respelled, List<Node> Added)
{
    public static ListChange Between(IReadOnlyList<Node> items, IReadOnlyList<Node> wanted)
    {
        var change = new ListChange(
            [.. Enumerable.Range(0, items.Count).Where(i => !wanted.Any(other => ExpectedTree.Same(items[i], other)))],
            [],
            [.. wanted.Where(item => !items.Any(other => ExpectedTree.Same(item, other)))]);
        foreach (var i in change.Gone.ToArray())
        {
            if (items[i] is not ScalarNode before
                || change.Added.Find(
                    item => item is ScalarNode after && string.Equals(before.Text, after.Text, StringComparison.OrdinalIgnoreCase)) is not ScalarNode other)
                continue;
            change.Gone.Remove(i);
            change.Added.Remove(other);
            change.Respelled.Add(i, other);
        }

        return change;
    }
}
