using PspMigrate.Cli.Git;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Keeping;
using PspMigrate.Reports.PullRequests;

namespace PspMigrate.Cli.Verbs;

/// <summary>Changes → the requests that bring them.</summary>
/// <param name="fixes">The fixes of workloads that are wanted, too.</param>
/// <param name="bodyLimit">How much text the host takes; null when the text goes into a file only.</param>
internal sealed class RequestPlanner(
    Plan plan,
    ImmutableArray<RepositoryFile> files,
    ImmutableArray<KustomizationFile> kustomizations,
    WorkloadFixes fixes,
    PrOptions options,
    int? bodyLimit)
{
    /// <summary>The file of kept policies.</summary>
    public const string KeptFile = "pspmigrate-kept-policies.yaml";

    private readonly ILookup<string, Fix> _fixes = fixes.Fixes.ToLookup(fix => fix.Workload.Namespace, StringComparer.Ordinal);

    /// <exception cref="CommandException">A file can't be edited.</exception>
    public ImmutableArray<RequestPlan> Plan(ImmutableArray<NamespaceChange> changes)
    {
        try
        {
            return
            [
                .. options.Split.Of(changes, change => change.ChangesFiles || _fixes.Contains(change.Name))
                    .Select(part => Plan(options.Branch + part.Suffix, part.Changes)),
            ];
        }
        catch (ManifestException e)
        {
            throw new CommandException($"{e.Diagnostic.At}: {e.Message}", e.Diagnostic.Advice);
        }
    }

    private RequestPlan Plan(string branch, ImmutableArray<NamespaceChange> changes)
    {
        var mine = changes.SelectMany(change => _fixes[change.Name]).ToImmutableArray();
        var answer = new RequestAnswer(plan, changes, mine);
        var body = RequestBody.Of(answer, bodyLimit ?? int.MaxValue);
        var edits = new SteppedEdits(files);
        Step[] steps =
        [
            new(CommitMessage.Kept(), [.. Kept(edits)]),
            // Fixes first: the labels refuse what isn't fixed.
            .. changes.Where(change => _fixes.Contains(change.Name))
                .Select(change => new Step(CommitMessage.Fixes(change.Name, [.. _fixes[change.Name]]), edits.Fixes(_fixes[change.Name], fixes.Built))),
            new(CommitMessage.Labels(changes), edits.Labels(changes)),
            new(CommitMessage.NewManifests(changes), edits.NewManifests(changes, kustomizations)),
            new(CommitMessage.Rest(), body.Rest is { } rest ? [new(RequestBody.RestPath, Before: null, rest)] : []),
        ];
        return new(branch, answer, body.Text, changes, [.. steps.Where(step => !step.Files.IsEmpty)]);
    }

    /// <summary>
    /// The file of kept policies, where it changes: in the directory of new manifests, else that of an earlier request, else one beside the policies.
    /// </summary>
    private IEnumerable<FileChange> Kept(SteppedEdits edits)
    {
        if (plan.Kept is not { Objects.IsEmpty: false } kept)
            yield break;
        var inventory = plan.Analysis.Inventory;
        var place = options.NewFiles is { } directory ? new(directory.TrimEnd('/'), Listing: null)
            : KeptPlace.Of([.. inventory.Policies.Select(item => item.At), .. inventory.Namespaces.Select(item => item.At)], files, kustomizations);
        var path = TreePath.Join(place.Directory, KeptFile);
        var known = files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal))
            ?? (options.NewFiles is null ? files.FirstOrDefault(file => TreePath.NameOf(file.Path) is KeptFile) : null);
        var after = KeptForms.Yaml(kept);
        if (string.Equals(known?.Text, after, StringComparison.Ordinal))
            yield break;
        yield return new(known?.Path ?? path, known?.Text, after);
        if (known is not null || place.Listing is not { } listing)
            yield break;
        foreach (var listed in edits.Listing(listing, path))
            yield return listed;
    }
}
