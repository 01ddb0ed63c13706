namespace PspMigrate.Cli.Verbs;

/// <summary>Where the report goes that stands beside what is printed to be applied, and in which form.</summary>
/// <param name="Form">The form; null for no report.</param>
/// <param name="Path">The file, or <c>-</c> for standard output; null for standard error.</param>
/// <param name="Force">Whether a file of others is replaced.</param>
internal sealed record ReportTarget(ReportForm? Form, string? Path, bool Force)
{
    private const string StandardOutput = "-";

    public static readonly Option FileOption =
        new("--report-file", "PATH", "Write the report to this file (- for standard output) instead of standard error; its ending chooses the format");

    public static readonly Option ForceOption = new("--force", null, "Also replace files that pspmigrate didn't write");

    /// <summary>The options, for verbs that print something to be applied.</summary>
    public static readonly Option[] Options = [ReportOptions.Report, FileOption, ForceOption];

    /// <summary>The file to write; null for none.</summary>
    public string? File => Path is StandardOutput ? null : Path;

    /// <summary>Understands what was typed; a file is no screen.</summary>
    /// <param name="otherwise">The form where nobody chose one.</param>
    /// <exception cref="CommandException">No report is wanted, but a file for it.</exception>
    public static ReportTarget From(ParsedArguments values, ReportForm? otherwise)
    {
        var path = values.Text(FileOption);
        var form = values.Has(ReportOptions.Report) ? values.Of(ReportOptions.Report)
            : path is not null and not StandardOutput ? ReportForm.ForFile(path) ?? ReportForm.Full
            : otherwise;
        return path is not null && form is null
            ? throw new CommandException("--report-file can't be used with --report none")
            : new(form, path, values.Has(ForceOption));
    }

    /// <summary>The file with the report, where there is one.</summary>
    public IEnumerable<OutputFile> Files(Answer answer, Host host)
    {
        if (File is not { } file)
            yield break;
        var terminal = Terminal.ForError(host) with { HasColour = false };
        if (Form == ReportForm.Json)
        {
            // It says itself whose it is.
            yield return new(file, "") { Rest = output => terminal.Write(answer, Form, output) };
            yield break;
        }

        var report = terminal.Show(answer, Form!);
        yield return new(file, Device.Is(host.FullPath(file)) ? report : OwnFile.Marked(".txt", report));
    }

    /// <summary>Shows the report, unless it has a file.</summary>
    public void Show(Answer answer, Host host)
    {
        if (Form is null || File is not null)
            return;
        var (stream, terminal) = Path is null ? (host.Error, Terminal.ForError(host)) : (host.Out, Terminal.ForOut(host));
        terminal.Write(answer, Form, stream);
    }

    /// <summary>Shows the report, and in front of it as messages what the first screen leaves to them.</summary>
    public void Show(Answer answer, IEnumerable<Diagnostic> messages, Host host)
    {
        if (Form is null || Form == ReportForm.Text || File is not null)
            ProblemWriter.Write(messages, host);
        Show(answer, host);
    }
}
