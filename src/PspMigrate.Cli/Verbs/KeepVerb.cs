using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>keep</c>: manifests in; admission policies out that keep what the levels can't say.</summary>
internal sealed class KeepVerb() : Verb(
    "keep", "Print admission policies that keep what the Pod Security levels can't say", "[FILE...]", KeepVerbOptions.Groups,
[
    new("Print the policies to apply before the labels", "{0} keep manifests/"),
    new("Begin with warnings", "{0} keep manifests/ --actions Warn,Audit | kubectl apply -f -"),
    new("Only what policies refused, for a cluster of v1.30", "{0} keep manifests/ --parts validate --kubernetes-version v1.30"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = KeepVerbOptions.From(values);
        var kept = Planning.Make(options.Levels, Sources.From(options.Input, host), host, options.Keeping).Kept!;
        var answer = new KeptAnswer(kept);
        AtomicFiles.Write([.. options.Report.Files(answer, host)], host, options.Report.Force);
        options.Report.Show(answer, KeptMessages.Of(kept), host);
        host.Out.Write(options.Output.Write(kept));
        return options.ExitCode && kept.Lost.Any() ? ExitCode.Findings : ExitCode.Ok;
    }
}
