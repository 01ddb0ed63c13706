namespace PspMigrate.Manifests.Editing;

/// <summary>How YAML's block style is written.</summary>
/// <param name="Step">By how many columns maps are indented below their keys.</param>
/// <param name="ListStep">By how many columns lists are indented below their keys.</param>
internal sealed record BlockStyle(int Step, int ListStep)
{
    /// <summary>As kubectl prints it.</summary>
    public static readonly BlockStyle Usual = new(Step: 2, ListStep: 0);

    /// <summary>Keys whose texts stand in blocks as they are: programs, whole documents.</summary>
    public ImmutableArray<string> Literal { get; init; } = [];

    /// <summary>Whether lists of plain values stand on one line.</summary>
    public bool FlowsValues { get; init; }

    /// <summary>The lines that stand above an item of a list; null for nothing.</summary>
    public Func<Node, string?> Comment { get; init; } = _ => null;

    public bool IsOneLine(ListNode list) => FlowsValues && !list.Items.Any(item => item is MapNode);
}
