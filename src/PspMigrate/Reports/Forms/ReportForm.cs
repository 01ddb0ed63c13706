namespace PspMigrate.Reports.Forms;

/// <summary>A form in which answers are shown.</summary>
/// <param name="name">Its name on the command line.</param>
/// <param name="endings">How names of files end that hold it; the first is the usual one.</param>
public abstract class ReportForm(string name, params string[] endings)
{
    public static readonly ReportForm Text = new TextForm();

    public static readonly ReportForm Full = new FullForm();

    public static readonly ReportForm Table = new TableForm();

    public static readonly ReportForm Markdown = new MarkdownForm();

    public static readonly ReportForm Html = new HtmlForm();

    public static readonly ReportForm Json = new JsonForm();

    public static readonly ReportForm Sarif = new SarifForm();

    /// <summary>Every form; the first is the default.</summary>
    public static ImmutableArray<ReportForm> All { get; } = [Text, Full, Table, Markdown, Html, Sarif, Json, new YamlForm()];

    private readonly string[] _endings = endings;

    /// <summary>Its name on the command line.</summary>
    public string Name { get; } = name;

    /// <summary>The form that a file's name asks for by its ending; null when it asks for none.</summary>
    public static ReportForm? ForFile(string path) =>
        All.FirstOrDefault(form => form._endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The whole text.</summary>
    /// <param name="ink">Colours, or none, for forms that have any.</param>
    /// <param name="width">Columns to fill at most, for forms that break lines; only words that are longer go beyond.</param>
    public abstract string Render(Answer answer, Ink ink, int width);

    /// <summary>The same, without holding all of it where the form allows that.</summary>
    public virtual void Write(Answer answer, Ink ink, int width, TextWriter output) => output.Write(Render(answer, ink, width));

    /// <summary>The whole text without colours, 80 columns wide.</summary>
    public string Render(Answer answer) => Render(answer, default, width: 80);
}
