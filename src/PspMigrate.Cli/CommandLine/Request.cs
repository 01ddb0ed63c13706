namespace PspMigrate.Cli.CommandLine;

/// <summary>What the user asks for.</summary>
internal abstract record Request;

/// <summary>Help about a verb, or about the whole command when that is null.</summary>
internal sealed record HelpRequest(Verb? Verb) : Request;

internal sealed record VersionRequest : Request;

/// <summary>Nothing was asked for: the command was typed alone.</summary>
internal sealed record EmptyRequest : Request;

internal sealed record RunRequest(Verb Verb, ParsedArguments Arguments) : Request;
