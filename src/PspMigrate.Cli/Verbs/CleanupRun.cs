using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Cluster.Cleanup;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Reports.Cleanup;

namespace PspMigrate.Cli.Verbs;

/// <summary>One run of <c>cleanup --apply</c>: what may go now, rehearsal, question, restore file, deletion.</summary>
internal sealed class CleanupRun(ApiServer server, CleanupOptions options, Host host)
{
    private readonly CleanupApi _api = new(server);

    /// <exception cref="CommandException">Something was refused, or the user said no.</exception>
    public async Task Run(CleanupPlan plan)
    {
        var state = options.PluginOff ? PluginState.Off : await PluginProbe.Ask(server, await ServerVersion.Ask(server));
        Refuse(plan, state);
        var mayGo = (state == PluginState.On ? plan.Unused : plan.Unused.Concat(plan.Grants).Concat(plan.Policies)).ToArray();
        foreach (var item in mayGo.Where(item => item.Owner is not null))
            host.Error.WriteLine($"left: {CleanupWords.Of(item)}");
        var saved = await Halfway.Each(mayGo.Where(item => item.Owner is null), _api.Save);
        foreach (var item in saved)
            host.Out.WriteLine($"{(item.Patch is null ? "delete" : "change")} {Printable.Escape(item.Name)}");
        if (state == PluginState.On && plan.Items.Length > mayGo.Length)
            host.Error.WriteLine(
                $"The admission plugin PodSecurityPolicy is on: {Objects(plan.Items.Length - mayGo.Length)} can go once it is off "
                    + $"({host.CommandName} cleanup says how).");
        if (saved.IsEmpty)
        {
            host.Error.WriteLine("Nothing can be deleted now.");
            return;
        }

        await Rehearse(saved);
        Confirmation.Ask($"Delete or change {Objects(saved.Length)} of {server.Name}?", options.Yes, host);
        var file = await Keep(saved);
        await Apply(saved, file);
        host.Error.WriteLine($"Deleted or changed {Objects(saved.Length)}. To undo: {host.CommandName} cleanup --restore {file}");
    }

    private void Refuse(CleanupPlan plan, PluginState state)
    {
        if (state == PluginState.Unknown)
            throw new CommandException(
                "the server doesn't show whether the admission plugin PodSecurityPolicy is on: nothing was deleted", "switch it off, then use --plugin-off");
        if (state == PluginState.Off && !options.Unenforced && plan.ServerMinor < AdmissionVersions.PodSecurity)
        {
            throw new CommandException(
                $"without policies every namespace would admit every pod: this server (v1.{plan.ServerMinor}) has no Pod Security, so labels do nothing",
                "upgrade to v1.23 or v1.24 first, or continue with --unenforced where the webhook of Pod Security is installed");
        }

        if (state == PluginState.Off && !options.Unenforced && !plan.Unenforced.IsEmpty)
        {
            throw new CommandException(
                $"{Counted.Of("namespace", plan.Unenforced.Length)} would admit every pod: no enforce label on "
                    + $"{string.Join(", ", plan.Unenforced.Take(12))}{(plan.Unenforced.Length > 12 ? " and more" : "")}",
                $"label them first ({host.CommandName} apply), or continue with --unenforced");
        }
    }

    private static string Objects(int count) => Counted.Of("object", count);

    private Task Rehearse(ImmutableArray<SavedObject> saved) => Halfway.Refuse(
        saved,
        async item => await _api.Apply(item, isDryRun: true) is { IsSuccess: false } answer ? new($"{item.Name}: {answer.Message}") : null,
        new("nothing was deleted: the server refused this in the dry run"));

    /// <summary>Saves what is there now, before the first write.</summary>
    private Task<string> Keep(ImmutableArray<SavedObject> saved) => RestoreFile.Format.Save<RestoreFile>(
        options.RestoreFile,
        RestoreFile.Parse,
        (cluster, known) =>
        {
            known ??= new(cluster, []);
            // Of an object that is in it already, the older state stays: another one that is to go now would not be saved.
            if (saved.FirstOrDefault(item => known.Objects.Any(other => other.IsAnotherStateOf(item))) is { } twice)
                throw new CommandException($"{options.RestoreFile} holds {twice.Name} as it was before another cleanup", "name another with --restore-file");
            return known with { Objects = [.. known.Objects.Concat(saved).DistinctBy(item => item.Path, StringComparer.Ordinal)] };
        },
        server,
        host);

    private Task Apply(ImmutableArray<SavedObject> saved, string file) => Halfway.DoEach(
        saved,
        async item =>
        {
            var answer = await _api.Apply(item, isDryRun: false);
            if (!answer.IsSuccess && !answer.IsNotFound)
                throw new CommandException($"{item.Name}: {answer.Message}");
        },
        done =>
        [
            $"Stopped: {done} of {Objects(saved.Length)} deleted or changed; one more may be, if its answer was lost.",
            .. RestoreFile.Format.WaysOn(file, host),
        ],
        host);
}
