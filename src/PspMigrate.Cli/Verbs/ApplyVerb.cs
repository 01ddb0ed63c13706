using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>apply</c>: puts the labels on the cluster's namespaces, and takes them back.</summary>
internal sealed class ApplyVerb() : Verb("apply", "Put the labels on the namespaces of a cluster, or take them back", "[FILE...]", ApplyOptions.Groups,
[
    new("Show the server's response, including warnings about running pods, without writing", "{0} apply --dry-run=server"),
    new("Begin with warnings, then enforce", "{0} apply --stage warn"),
    new("Label one namespace without prompting", "{0} apply -n shop --yes"),
    new("Put everything back as it was", "{0} apply --rollback pspmigrate-rollback-20240102T030405Z.json"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = ApplyOptions.From(values);
        return options.Rollback is { } file ? RollBack(file, options, host) : Apply(options, host);
    }

    private static int Apply(ApplyOptions options, Host host)
    {
        var sources = Sources.From(options.Input, host);
        var cluster = sources.Cluster ?? options.Input.Cluster;
        var plan = Planning.Make(
            options.Levels, sources with { Cluster = cluster, AreGuardsWanted = options.Keeping is not null }, host, options.Keeping);
        using var server = ApiServer.Open(cluster, host);
        new ApplyRun(server, options, host).Run(plan).GetAwaiter().GetResult();
        return ExitCode.Ok;
    }

    private static int RollBack(string file, ApplyOptions options, Host host)
    {
        var content = RollbackFile.Parse(file, RollbackFile.Format.Read(file, host));
        using var server = ApiServer.Open(options.Input.Cluster, host);
        var asked = content.Of(options.Input.Selection.Names, file);
        if (asked.Objects.Length < content.Objects.Length)
            host.Error.WriteLine("note: admission policies that apply --keep applied stay: they are about other namespaces, too");
        new RollbackRun(server, options, host).Run(asked).GetAwaiter().GetResult();
        return ExitCode.Ok;
    }
}
