using PspMigrate.Cli.Output;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Keeping;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.Verbs;

/// <summary>Puts the labels and the report where the user wants them.</summary>
internal static class ConvertOutput
{
    private const string StandardOutput = "-";

    /// <summary>Files first: when one can't be written, nothing is printed.</summary>
    /// <exception cref="CommandException">A file is somebody else's, or can't be written.</exception>
    public static void Write(Plan plan, PlanAnswer answer, ConvertOptions options, Host host)
    {
        WitnessFile[] witnesses = options.WitnessDirectory is null ? [] : [.. WitnessFiles.Of(plan)];
        var directoryFiles = options.OutputDirectory is { } own ? Directory(plan, answer, own) : [];
        WriteFiles(answer, options,
            [.. witnesses.Select(witness => Marked(".yaml", Path.Combine(options.WitnessDirectory!, witness.Name), witness.Content)), .. directoryFiles],
            host);
        var isReportShown = options is { ReportFile: null, OutputDirectory: null };
        // A report that is shown says it itself, and so do the lines of -o wide.
        if ((!isReportShown || options.Report is null) && options.Output.Name is not LabelForms.Wide && RefusedWorkloads.Warning(plan) is { } warning)
            ProblemWriter.Write([warning], host);
        if (options.WitnessDirectory is { } directory && !(isReportShown && options.Report?.Name is "json" or "yaml"))
            host.Error.WriteLine(WitnessFiles.Count(witnesses, directory));
        if (isReportShown)
            host.Error.Write(Report(answer, options, Terminal.ForError(host)));
        if (options.OutputDirectory is null)
            host.Out.Write(Together(plan, options.Output));
    }

    /// <summary>Writes the report's file, where there is one, and others.</summary>
    /// <exception cref="CommandException">A file is somebody else's, or can't be written.</exception>
    public static void WriteFiles(Answer answer, ConvertOptions options, IReadOnlyCollection<OutputFile> others, Host host)
    {
        RefuseMissing(options, host);
        AtomicFiles.Write([.. ReportFile(answer, options, host), .. others], host, options.Force);
        if (options.ReportFile is StandardOutput)
            host.Out.Write(Report(answer, options, Terminal.ForOut(host)));
    }

    /// <summary>What a directory gets: labels, and the report for people and for programs.</summary>
    public static IEnumerable<OutputFile> Directory(Plan plan, Answer answer, string directory) =>
    [
        .. PatchFiles.Of(plan).Select(patch => Marked(".yaml", Path.Combine(directory, patch.Path), patch.Content)),
        new(Path.Combine(directory, "report.md"), ReportForm.Markdown.Render(answer)),
        new(Path.Combine(directory, "report.json"), ReportForm.Json.Render(answer)),
    ];

    /// <summary>A directory that was named is made, but none on the way to it: a wrong path is no wish for directories.</summary>
    private static void RefuseMissing(ConvertOptions options, Host host)
    {
        string[] made = [.. new[] { options.OutputDirectory, options.WitnessDirectory }.OfType<string>().Select(host.FullPath)];
        var problems = new[] { options.OutputDirectory, options.WitnessDirectory, options.ReportFile }.OfType<string>()
            .Where(typed => typed is not StandardOutput)
            .Select(typed => (Typed: typed, Parent: Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(host.FullPath(typed)))))
            .Where(item => item.Parent is not null && !System.IO.Directory.Exists(item.Parent) && !made.Contains(item.Parent, StringComparer.Ordinal))
            .Select(item => new Problem($"{item.Typed}: there is no directory {Path.GetRelativePath(host.WorkingDirectory, item.Parent!)}", "create it first"))
            .ToImmutableArray();
        if (!problems.IsEmpty)
            throw new CommandException(problems);
    }

    private static IEnumerable<OutputFile> ReportFile(Answer answer, ConvertOptions options, Host host)
    {
        if (options.ReportFile is not { } file || file is StandardOutput)
            yield break;
        var report = Report(answer, options, Terminal.ForError(host) with { HasColour = false });
        yield return Device.Is(host.FullPath(file)) ? new(file, report) : Marked(".txt", file, report);
    }

    private static OutputFile Marked(string format, string path, string content) => new(path, OwnFile.Marked(format, content));

    /// <summary>Kept policies come first: labels are to change when they are in force.</summary>
    private static string Together(Plan plan, ObjectForm<Plan> form)
    {
        var labels = form.Write(plan);
        if (plan.Kept is not { Objects.IsEmpty: false } policies)
            return labels;
        var kept = KeptForms.All.First(other => string.Equals(other.Name, form.Name, StringComparison.Ordinal)).Write(policies);
        return labels.Length == 0 || form.Name is not "yaml" ? kept + labels : $"{kept}---\n{labels}";
    }

    private static string Report(Answer answer, ConvertOptions options, Terminal terminal) =>
        options.Report is { } form ? terminal.Show(answer, form) : "";
}
