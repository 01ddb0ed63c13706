using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

/// <summary>A verb that only has a name and options.</summary>
internal sealed class StubVerb(string name, params OptionGroup[] options)
    : Verb(name, "Do nothing", "FILE...", [.. options], [new("Do nothing to a file", "{0} convert a.yaml")])
{
    public override int Run(ParsedArguments values, Host host) => ExitCode.Ok;
}
