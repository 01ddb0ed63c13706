namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>An object to apply, and what it says about itself to readers.</summary>
/// <param name="Comments">Lines above the list items that they are about.</param>
public sealed record KeptObject(MapNode Node, ImmutableArray<KeptComment> Comments)
{
    public string Kind => ((ScalarNode)Node["kind"]!).Text;

    public string Name => ((ScalarNode)Node.Find("metadata", "name")!).Text;
}

/// <summary>What a part of an object keeps: the rule, and where it stands.</summary>
/// <param name="Key">Its name, for programs that read no comments; null for a heading.</param>
/// <param name="Text">One line, or several.</param>
public sealed record KeptComment(Node Of, string? Key, string Text);
