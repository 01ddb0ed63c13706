using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

/// <summary>A verb that only has a name and options.</summary>
internal sealed class StubVerb(string name, params OptionGroup[] options) : IVerb
{
    public string Name => name;

    public string Summary => "Do nothing";

    public string Arguments => "FILE...";

    public ImmutableArray<OptionGroup> Options => [.. options];

    public ImmutableArray<Example> Examples => [new("Do nothing to a file", "{0} convert a.yaml")];

    public int Run(ParsedArguments values, Host host) => ExitCode.Ok;
}
