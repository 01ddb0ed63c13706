using PspMigrate.Cli.Output;
using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Labels;

namespace PspMigrate.Cli.Verbs;

/// <summary>Puts the labels and the report where the user wants them.</summary>
internal static class ConvertOutput
{
    /// <summary>Files first: when one can't be written, nothing is printed.</summary>
    public static void Write(Plan plan, ConvertOptions options, Host host)
    {
        AtomicFiles.Write([.. Files(plan, options, host)], host, overwrite: true);
        if (options is { ReportFile: null, OutputDirectory: null })
            host.Error.Write(Report(plan, options, Terminal.ForError(host)));
        if (options.OutputDirectory is null)
            host.Out.Write(Labels(plan, options.Output));
    }

    private static IEnumerable<OutputFile> Files(Plan plan, ConvertOptions options, Host host)
    {
        if (options.ReportFile is { } file)
            yield return new(file, Report(plan, options, Terminal.ForError(host) with { HasColour = false }));
        if (options.WitnessDirectory is { } witnesses)
        {
            foreach (var (name, content) in WitnessFiles.Of(plan))
                yield return new(Path.Combine(witnesses, name), content);
        }

        if (options.OutputDirectory is not { } directory)
            yield break;
        foreach (var patch in PatchFiles.Of(plan))
            yield return new(Path.Combine(directory, patch.Path), patch.Content);
        yield return new(Path.Combine(directory, "report.md"), MarkdownReport.Write(plan));
        yield return new(Path.Combine(directory, "report.json"), JsonReport.Write(plan));
    }

    private static string Labels(Plan plan, OutputFormat format) => format switch
    {
        OutputFormat.Json => JsonPatches.Write(plan),
        OutputFormat.Kubectl => KubectlCommands.Write(plan),
        OutputFormat.Kustomize => Kustomization.Write(plan),
        OutputFormat.Name => NamespaceNames.Write(plan),
        _ => YamlPatches.Write(plan),
    };

    private static string Report(Plan plan, ConvertOptions options, Terminal terminal) => options.Report switch
    {
        ReportFormat.None => "",
        ReportFormat.Markdown => MarkdownReport.Write(plan),
        ReportFormat.Json => JsonReport.Write(plan),
        _ => TextReport.Write(plan, new Ink(terminal.HasColour), terminal.Width),
    };
}
