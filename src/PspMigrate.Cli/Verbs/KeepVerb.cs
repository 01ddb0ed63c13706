using System.Collections.Immutable;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>keep</c>: manifests in; admission policies out that keep what the levels can't say.</summary>
internal sealed class KeepVerb : IVerb
{
    public string Name => "keep";

    public string Summary => "Print admission policies that keep what the Pod Security levels can't say";

    public string Arguments => "[FILE...]";

    public ImmutableArray<OptionGroup> Options => KeepVerbOptions.Groups;

    public ImmutableArray<Example> Examples =>
    [
        new("Print the policies to apply before the labels", "{0} keep manifests/"),
        new("Begin with warnings", "{0} keep manifests/ --actions Warn,Audit | kubectl apply -f -"),
        new("Only what policies refused, for a cluster of v1.30", "{0} keep manifests/ --parts validate --kubernetes-version v1.30"),
    ];

    public int Run(ParsedArguments values, Host host)
    {
        var options = KeepVerbOptions.From(values);
        if (Planning.Make(options.Levels, Sources.From(options.Input, host), host, options.Keeping) is not { Kept: { } kept })
            return ExitCode.BadInput;
        Report(kept, options.Report, host);
        host.Out.Write(options.Output switch
        {
            KeepOutput.Json => KeptJson.Write(kept),
            KeepOutput.Kustomize => KeptKustomization.Write(kept),
            KeepOutput.Name => KeptNames.Write(kept),
            _ => KeptYaml.Write(kept),
        });
        return options.ExitCode && kept.Lost.Any() ? ExitCode.Findings : ExitCode.Ok;
    }

    private static void Report(Kept kept, ReportFormat format, Host host)
    {
        if (format == ReportFormat.Json)
            host.Error.Write(KeptReportJson.Write(kept));
        if (format != ReportFormat.Text)
            return;
        ProblemWriter.Write(KeptMessages.Of(kept), host);
        host.Error.WriteLine(KeptMessages.Summary(kept));
    }
}
