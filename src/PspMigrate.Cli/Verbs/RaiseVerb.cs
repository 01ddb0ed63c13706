using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;
using PspMigrate.Conversion.Raising;
using PspMigrate.Reports.Raising;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>raise</c>: how much stricter each namespace could be, and what keeps it where it is.</summary>
internal sealed class RaiseVerb() : Verb(
    "raise", "Show how much stricter each namespace could be, and what stands in the way", "[FILE...]", Groups,
[
    new("See which namespaces of the current context could be stricter", "{0} raise"),
    new("See which namespaces of a repository could be stricter", "{0} raise -R ."),
    new("Raise what can be raised", "{0} apply --raise"),
    new("Fail a pipeline while a namespace could be stricter than it is", "{0} raise -R manifests/ --exit-code"),
])
{
    private static readonly Choice<ReportForm> OutputOption = ReportOptions.Answer();

    private static readonly Option ExitCodeOption = ReportOptions.ExitCodeWhen("a namespace could be stricter than it is");

    private static readonly ImmutableArray<OptionGroup> Groups =
        [InputOptions.Group, ClusterOptions.Group, LevelOptions.Raised, new("Output", OutputOption, ExitCodeOption)];

    public override int Run(ParsedArguments values, Host host)
    {
        var (input, levels, form) = (InputOptions.From(values, values.Arguments), LevelOptions.From(values).Raising(), values.Of(OutputOption));
        var sources = Sources.From(input, host);
        var plan = Planning.Make(levels, sources, host);
        var raises = NamespaceRaise.Of(plan);
        var answer = new RaiseAnswer(plan, raises, new(source => RereadFile.Text(source, host))) { Invocation = Planning.Invocation(values, sources, host) };
        host.Out.Write(Terminal.ForOut(host).Show(answer, form));
        return values.Has(ExitCodeOption) && raises.Any(item => item.CanBeRaised) ? ExitCode.Findings : ExitCode.Ok;
    }
}
