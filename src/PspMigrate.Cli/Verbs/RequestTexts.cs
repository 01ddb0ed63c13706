using PspMigrate.Cli.Git;
using PspMigrate.Cli.Output;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Cli.Verbs;

/// <summary>Where the text of requests goes besides their host: into a file, or to standard error.</summary>
internal sealed class RequestTexts(PrOptions options, Host host)
{
    /// <exception cref="CommandException">The file is somebody else's.</exception>
    public void Refuse(IEnumerable<RequestPlan> requests) => AtomicFiles.Refuse([.. requests.SelectMany(Files)], host, options.Force);

    /// <exception cref="CommandException">The file is somebody else's, or can't be written.</exception>
    public void Write(RequestPlan request)
    {
        AtomicFiles.Write([.. Files(request)], host, options.Force);
        if (options is { BodyFile: null, Report: { } form })
            host.Error.Write(Terminal.ForError(host).Show(request.Answer, form));
    }

    private IEnumerable<OutputFile> Files(RequestPlan request)
    {
        if (options.BodyFile is not { } file)
            yield break;
        var form = options.Report ?? ReportForm.ForFile(file) ?? ReportForm.Markdown;
        var text = form == ReportForm.Markdown ? request.Body : (Terminal.ForError(host) with { HasColour = false }).Show(request.Answer, form);
        yield return new(file, Device.Is(host.FullPath(file)) ? text : OwnFile.Marked(".md", text));
    }
}
