using PspMigrate.Reports.Explaining;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>explain</c>: a control, a check or a word of the reports on one screen.</summary>
internal sealed class ExplainVerb() : Verb(
    "explain", "Explain a control, a check of Pod Security, or a word of the reports", "[CONTROL|CHECK|WORD]", [new("Output", OutputOption)],
[
    new("List what can be explained", "{0} explain"),
    new("Explain a control: its fields, and what the levels allow", "{0} explain seccomp"),
    new("Explain a check by its id", "{0} explain capabilities_restricted"),
    new("Explain a word of the report", "{0} explain never held"),
])
{
    private static readonly Choice<ReportForm> OutputOption = ReportOptions.Answer();

    public override ImmutableArray<string> Choices => Explanations.Names;

    public override int Run(ParsedArguments values, Host host)
    {
        // Words that aren't quoted count as one name.
        var name = values.Arguments.Count == 0 ? null : string.Join(' ', values.Arguments);
        var form = values.Of(OutputOption);
        var answer = name is null ? Explanations.All : Explanations.Of(name) ?? throw Unknown(name, host);
        host.Out.Write(Terminal.ForOut(host).Show(answer, form));
        return ExitCode.Ok;
    }

    private static CommandException Unknown(string name, Host host) => new(
        $"there is nothing called {name} to explain",
        Explanations.Like(name) is { IsEmpty: false } like ? $"did you mean {string.Join(" or ", like)}?" : $"{host.CommandName} explain lists what there is");
}
