using System.Collections.Immutable;

namespace PspMigrate.Reports.Document;

/// <summary>A piece of a report, without its looks: the text report and the Markdown report show the same ones.</summary>
internal abstract record Block;

/// <summary>A section's title.</summary>
internal sealed record Heading(string Text) : Block;

/// <summary>Running text.</summary>
internal sealed record Paragraph(string Text, Tone Tone = Tone.Plain) : Block;

/// <summary>A table.</summary>
internal sealed record Table(ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows) : Block;

/// <summary>A list.</summary>
internal sealed record Items(ImmutableArray<Item> All) : Block;

/// <summary>One entry of a list.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone">Findings show their kind by it.</param>
/// <param name="Detail">More about it, and about the entries before that have none.</param>
internal sealed record Item(string Text, Tone Tone = Tone.Plain, string? Detail = null);

/// <summary>A titled part of a section, which a reader may want to fold away.</summary>
/// <param name="Title">What stays when it is folded.</param>
/// <param name="Blocks">What it holds.</param>
/// <param name="IsFolded">Whether it is folded away at first.</param>
internal sealed record Details(string Title, ImmutableArray<Block> Blocks, bool IsFolded = false) : Block;

/// <summary>Commands to copy.</summary>
internal sealed record Commands(ImmutableArray<string> Lines) : Block;
