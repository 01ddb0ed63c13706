using System.Collections.Immutable;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>cleanup</c>: what is left of PodSecurityPolicy, in which order it can go; and takes it away.</summary>
internal sealed class CleanupVerb : IVerb
{
    public string Name => "cleanup";

    public string Summary => "Show what is left of PodSecurityPolicy and in which order it can go, or delete it";

    public string Arguments => "[FILE...]";

    public ImmutableArray<OptionGroup> Options => CleanupOptions.Groups;

    public ImmutableArray<Example> Examples =>
    [
        new("Show what can go from the cluster of the current context, step by step", "{0} cleanup"),
        new("Show what can go from a directory of manifests and settings", "{0} cleanup -R manifests/"),
        new("Delete it, and keep a file to put it back", "{0} cleanup --apply"),
        new("Put it back", "{0} cleanup --restore pspmigrate-restore-20240102T030405Z.json"),
    ];

    public int Run(ParsedArguments values, Host host)
    {
        var options = CleanupOptions.From(values);
        var sources = Sources.From(options.Input, host) with { AreOldGrantsWanted = true };
        var plan = Plan(CheckedInput.Read(sources, host)) with { Plugins = PluginSettings.Find(sources, host) };
        host.Out.Write(options.Output switch
        {
            { Report: { } form } => Terminal.ForOut(host).Show(new CleanupAnswer(plan, host.CommandName), form),
            { Objects: var form } => form!.Write(plan),
        });
        return options.ExitCode && !plan.IsClean ? ExitCode.Findings : ExitCode.Ok;
    }

    private static CleanupPlan Plan(Given given) => CleanupFinder.Find(given.Inventory, given.Scope, given.ServerVersion?.Minor);
}
