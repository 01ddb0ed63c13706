namespace PspMigrate.Reports.Document;

/// <summary>A piece of an answer, without its looks: every form shows the same ones.</summary>
internal abstract record Block;

/// <summary>The answer in a sentence.</summary>
internal sealed record Headline(string Text) : Block;

/// <summary>A section's title.</summary>
internal sealed record Heading(string Text) : Block;

/// <summary>The title of a part, shown as it is written.</summary>
internal sealed record Subheading(string Text) : Block;

/// <summary>Room between two parts that have no titles.</summary>
internal sealed record Gap : Block;

/// <summary>Running text.</summary>
internal sealed record Paragraph(string Text, Tone Tone = Tone.Plain) : Block;

/// <param name="Rows">Its rows; one that has a single cell says something about rows that are left out.</param>
internal sealed record Table(ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<Cell>> Rows) : Block
{
    /// <summary>What each row is marked by, <see cref="Tone.Plain"/> for nothing; empty where no row is.</summary>
    public ImmutableArray<Tone> Marks { get; init; } = [];

    /// <summary>The columns that hold numbers.</summary>
    public ImmutableArray<int> Numbers { get; init; } = [];

    /// <summary>Whether columns stand close together, to fit a terminal.</summary>
    public bool IsTight { get; init; }
}

internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}

internal sealed record Items(ImmutableArray<Item> All) : Block
{
    /// <summary>The first of many, and how many more there are.</summary>
    /// <param name="all">The entries; those that aren't shown are never made.</param>
    public static Items First(IEnumerable<Item> all, int count, int limit, Tone tone) => new(
    [
        .. all.Take(limit),
        .. count <= limit ? [] : new[] { new Item($"and {count - limit} more (--report json has them all)", tone) },
    ]);
}

/// <summary>One entry of a list.</summary>
/// <param name="Tone">Findings show their kind by it.</param>
/// <param name="Detail">More about it, and about the entries before that have none.</param>
internal sealed record Item(string Text, Tone Tone = Tone.Plain, string? Detail = null)
{
    /// <summary>Where that stands, in words; null for nowhere.</summary>
    public string? Place { get; init; }

    /// <summary>What it says behind the place.</summary>
    public string After { get; init; } = "";

    public string Line => Place is null ? Text + After : $"{Text} ({Place}){After}";
}

/// <summary>Judgements on things, each with its reasons.</summary>
internal sealed record Verdicts(ImmutableArray<Judged> All) : Block;

/// <summary>What is judged alike.</summary>
/// <param name="Word">The judgement in a word: <c>FAILS</c>.</param>
/// <param name="Reasons">Why, one a line; a reason that begins with blanks belongs to the one before.</param>
internal sealed record Judged(string Word, Tone Tone, string Names, ImmutableArray<string> Reasons);

/// <summary>Messages about places of the input.</summary>
internal sealed record Messages(ImmutableArray<Diagnostic> All) : Block;

/// <summary>A titled part of a section, which a reader may want to fold away.</summary>
/// <param name="Title">What stays when it is folded.</param>
/// <param name="IsFolded">Whether it is folded away at first.</param>
internal sealed record Details(string Title, ImmutableArray<Block> Blocks, bool IsFolded = false) : Block;

/// <summary>Commands to copy.</summary>
internal sealed record Commands(ImmutableArray<string> Lines) : Block
{
    /// <summary>What each is for, in a few words; empty where that stands elsewhere.</summary>
    public ImmutableArray<string> Purposes { get; init; } = [];
}

/// <summary>What to do, one after the other.</summary>
internal sealed record Steps(ImmutableArray<Step> All) : Block
{
    /// <summary>The same as paragraphs with numbers, each with its commands behind.</summary>
    public IEnumerable<Block> Numbered => All.Index().SelectMany(item => new Block?[]
    {
        new Paragraph($"{item.Index + 1}. {item.Item.Text}"), item.Item.Commands.IsEmpty ? null : new Commands(item.Item.Commands),
    }).OfType<Block>();
}

/// <summary>One of several steps.</summary>
internal sealed record Step(string Text, ImmutableArray<string> Commands);
