using PspMigrate.Cli.Input;
using PspMigrate.Reports.Fixes;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>fix</c>: manifests in; patches out that say in each workload what its policy fills in, or the manifests edited.</summary>
internal sealed class FixVerb() : Verb(
    "fix", "Add to workloads the fields that their policy fills in and their level requires, without changing what they do", "[FILE...]", FixOptions.Groups,
[
    new("Print the fields that workloads must now set, as objects for server-side apply", "{0} fix manifests/"),
    new("The same as a diff of the manifests", "{0} fix manifests/ -o diff"),
    new("Prepare manifests for the restricted level, keeping comments and layout", "{0} fix -R manifests/ --level restricted --in-place"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = FixOptions.From(values);
        var (checks, given) = options.Workloads.Check(host, options.KeepFilled, areObjectsWritten: true);
        var workloads = checks.SelectMany(check => check.Workloads).ToImmutableArray();
        // What a controller makes is made anew from its template: the template is what has to be fixed.
        var fixes = workloads.Where(check => !check.Workload.IsMadeByController).Select(check => check.Fix).ToImmutableArray();
        var output = options switch
        {
            { InPlace: true } => FixOutput.Edited(fixes, given, options.Workloads.Input.Trees, host),
            { Form: FixForm.Diff } => FixOutput.Diff(fixes, given, options.Workloads.Input.Trees, host),
            _ => FixOutput.Printed(fixes, workloads.Select(check => check.Workload), options.Form),
        };
        var answer = new FixAnswer(fixes, output.Made, output.Problems, new(source => RereadFile.Text(source, host)))
        {
            Form = options.InPlace ? null : options.Form,
            IsRepository = Directory.Exists(host.FullPath(".git")) || File.Exists(host.FullPath(".git")),
        };
        OutputFile[] report = [.. options.Report.Files(answer, host)];
        AtomicFiles.Refuse(report, host, options.Report.Force);
        AtomicFiles.Write([.. report, .. output.Files.Select(file => new OutputFile(file.Path, file.After.Text!))], host, overwrite: true);
        foreach (var file in output.Files)
            host.Error.WriteLine($"{Printable.Escape(file.Path)}: {(file.Before is null ? "new" : "edited")}");
        host.Out.Write(output.Text);
        var messages = answer.Messages;
        options.Report.Show(answer, messages, host);
        return options.ExitCode && messages.Any(message => message.Severity == Severity.Warning) ? ExitCode.Findings : ExitCode.Ok;
    }
}
