using PspMigrate.Reports.Keeping;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.Verbs;

/// <summary>Puts the labels and the report where the user wants them.</summary>
internal static class ConvertOutput
{
    /// <summary>Files first: when one can't be written, nothing is printed.</summary>
    /// <exception cref="CommandException">A file is somebody else's, or can't be written.</exception>
    public static void Write(Plan plan, PlanAnswer answer, ConvertOptions options, Host host)
    {
        WitnessFile[] witnesses = options.WitnessDirectory is null ? [] : [.. WitnessFiles.Of(plan)];
        var directoryFiles = options.OutputDirectory is { } own ? Directory(plan, answer, own) : [];
        WriteFiles(answer, options,
            [.. witnesses.Select(witness => Marked(".yaml", Path.Combine(options.WitnessDirectory!, witness.Name), witness.Content)), .. directoryFiles],
            host);
        var isReportShown = options is { Report.Path: null, OutputDirectory: null };
        // A report that is shown says it itself, and so do the lines of -o wide.
        if ((!isReportShown || options.Report.Form is null) && options.Output.Name is not LabelForms.Wide)
            ProblemWriter.Write([.. new[] { LoweredLevels.Warning(plan), RefusedWorkloads.Warning(plan) }.OfType<Diagnostic>()], host);
        if (options.WitnessDirectory is { } directory && !(isReportShown && options.Report.Form?.Name is "json" or "yaml"))
            host.Error.WriteLine(WitnessFiles.Count(witnesses, directory));
        if (options.OutputDirectory is not null)
        {
            Show(answer, options, host);
            return;
        }

        var labels = Task.Run(() => Together(plan, options.Output));
        Show(answer, options, host);
        host.Out.Write(labels.GetAwaiter().GetResult());
    }

    /// <summary>Writes the report's file, where there is one, and others.</summary>
    /// <exception cref="CommandException">A file is somebody else's, or can't be written.</exception>
    public static void WriteFiles(Answer answer, ConvertOptions options, IReadOnlyCollection<OutputFile> others, Host host)
    {
        Parents.Refuse([options.OutputDirectory, options.WitnessDirectory], options.Report.File, host);
        AtomicFiles.Write([.. options.Report.Files(answer, host), .. others], host, options.Report.Force);
    }

    /// <summary>Shows the report, unless it stands in a file.</summary>
    public static void Show(Answer answer, ConvertOptions options, Host host)
    {
        if (options.Report.Path is not null || options.OutputDirectory is null)
            options.Report.Show(answer, host);
    }

    /// <summary>What a directory gets: labels, and the report for people and for programs.</summary>
    public static IEnumerable<OutputFile> Directory(Plan plan, Answer answer, string directory) =>
    [
        .. PatchFiles.Of(plan).Select(patch => Marked(".yaml", Path.Combine(directory, patch.Path), patch.Content)),
        new(Path.Combine(directory, "report.md"), ReportForm.Markdown.Render(answer)),
        new(Path.Combine(directory, "report.json"), "") { Rest = output => ReportForm.Json.Write(answer, default, width: 80, output) },
    ];

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
}
