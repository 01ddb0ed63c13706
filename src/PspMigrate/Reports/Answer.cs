using PspMigrate.Reports.Html;
using PspMigrate.Reports.Sarif;

namespace PspMigrate.Reports;

/// <summary>An answer of the command: blocks for people, data for programs. Every form shows every answer.</summary>
public abstract class Answer
{
    /// <summary>How the user calls the command, so that what is advised can be pasted.</summary>
    /// <value>The default says nothing of the input.</value>
    public Invocation Invocation { get; init; } = Invocation.Unknown;

    /// <summary>What it is called in forms that have titles.</summary>
    public abstract string Title { get; }

    /// <summary>What it says.</summary>
    internal abstract IEnumerable<Block> Blocks(Style style);

    /// <summary>What fits a screen of it: what to decide, what is at risk, what to type next. All of it, where that is short.</summary>
    /// <param name="style">How much of long lists, and how wide the screen is.</param>
    internal virtual IEnumerable<Block> FirstScreen(Style style) => Blocks(style);

    /// <summary>A line for each thing that it is about, for tools that look for lines; the tables of its blocks, where it has no better ones.</summary>
    internal virtual IEnumerable<Table> Rows() => Blocks(Style.Everything).OfType<Table>();

    /// <summary>What a page shows of it: its blocks, where there is nothing better to look at.</summary>
    internal virtual void WritePage(HtmlPage page, Style style) => page.Add(Blocks(style));

    internal virtual EmbeddedData ForPages() => new(WriteData);

    /// <summary>What it says about places of the input, for code scanning; nothing, where it is about something else.</summary>
    internal virtual IEnumerable<CodeResult> Results() => [];

    /// <summary>The same as data, nothing cut short: the entries of one object.</summary>
    internal abstract void WriteData(Utf8JsonWriter json);
}
