using PspMigrate.Cli.Cluster;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;

namespace PspMigrate.Cli.Verbs;

/// <summary>The part of <c>apply</c> that puts kept policies in force, before labels change.</summary>
internal sealed class KeptRun(ApiServer server, Kept? kept, Host host)
{
    /// <summary>API servers look for new policies once a second (docs/facts/admission-policies.md, 4).</summary>
    private static readonly TimeSpan UntilInForce = TimeSpan.FromSeconds(2);

    private readonly KeptApi _api = new(server);

    public ImmutableArray<KeptObject> Objects { get; } = kept?.Objects ?? [];

    /// <summary>What is there now, for the rollback file.</summary>
    public Task<ImmutableArray<KeptEntry>> Before() => Halfway.Each(Objects, async item => (KeptEntry?)await _api.Find(item));

    /// <summary>Whether applying the policies would change any.</summary>
    public async Task<bool> Changes(ImmutableArray<KeptEntry> now)
    {
        foreach (var (item, entry) in Objects.Zip(now))
        {
            if (await _api.Changes(item, entry))
                return true;
        }

        return false;
    }

    /// <summary>Asks the server whether it takes the policies.</summary>
    /// <exception cref="CommandException">It doesn't.</exception>
    public Task Rehearse() => Halfway.Refuse(
        Objects,
        async item => await _api.Apply(item, isDryRun: true) is { IsSuccess: false } answer ? new($"{item.Kind} {item.Name}: {answer.Message}") : null,
        new("nothing was written: the server doesn't accept these policies", "name its version with --kubernetes-version"));

    /// <summary>Applies the policies, and waits until they are in force.</summary>
    /// <exception cref="CommandException">The server refused one.</exception>
    public async Task Apply()
    {
        foreach (var item in Objects)
        {
            host.Stop.ThrowIfCancellationRequested();
            if (await _api.Apply(item, isDryRun: false) is { IsSuccess: false } answer)
                throw new CommandException($"{item.Kind} {item.Name}: {answer.Message}");
        }

        if (!Objects.IsEmpty)
            await Task.Delay(UntilInForce, host.Stop);
    }
}
