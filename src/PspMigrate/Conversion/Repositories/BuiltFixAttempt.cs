using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Conversion.Repositories;

/// <summary>One way after the other to fix what is built from a manifest: the manifest, patches in the overlays, nothing.</summary>
/// <param name="source">The manifest, and what is built from it.</param>
/// <param name="files">A file by its path; null when there is none.</param>
internal sealed class BuiltFixAttempt(BuiltSource source, Func<string, RepositoryFile?> files)
{
    private readonly List<string> _whyNot = [];
    private readonly MapNode? _manifest = source.At.Line > 0 && files(source.At.Source!) is { } file
        ? Places.Objects(file.Path, file.Text).FirstOrDefault(map => map.At == source.At)
        : null;

    private ImmutableArray<BuiltFix>? _fixes;

    public BuiltSource Source => source;

    /// <summary>Whether there is a way left.</summary>
    public bool IsMade => !Fixes.IsEmpty;

    /// <summary>The fixes in the way that is tried; none when there is no way left.</summary>
    public ImmutableArray<BuiltFix> Fixes => _fixes ??= _whyNot.Count switch
    {
        0 => InManifest(),
        1 => InOverlays(),
        _ => [],
    };

    /// <summary>The files that change.</summary>
    public IEnumerable<string> Touched => Fixes.SelectMany(fix => fix.Edits).Select(edit => edit.At.Source!);

    /// <summary>What to say when there is no way left.</summary>
    public IEnumerable<Diagnostic> Problems => IsMade ? [] : source.Uses.Where(use => use.Fix is not null).Select(use => new Diagnostic(
        Severity.Warning,
        $"{use.Fix!.Workload.Kind}/{use.Fix.Workload.Name} in {use.Fix.Workload.Namespace} can't be fixed in the files of {use.Root.Directory}"
            + $", which builds it: in its manifest, {_whyNot[0]}; by a patch, {_whyNot[1]}",
        source.At,
        "print the fix with -o kustomize, and add that component to the kustomization by hand"));

    /// <summary>Goes on to the next way.</summary>
    public void Reject(string why)
    {
        _whyNot.Add(why);
        _fixes = null;
    }

    /// <summary>The files that change when all attempts are made.</summary>
    public static ImmutableArray<FileChange> Changes(IEnumerable<BuiltFixAttempt> attempts, Func<string, RepositoryFile?> files)
    {
        var fixes = attempts.SelectMany(attempt => attempt.Fixes).ToArray();
        return
        [
            .. fixes.SelectMany(fix => fix.Patches),
            .. from file in fixes.SelectMany(fix => fix.Edits).GroupBy(edit => edit.At.Source!, StringComparer.Ordinal)
               let before = files(file.Key)!.Text
               select new FileChange(file.Key, before, ManifestEditor.Edit(before, ObjectEdit.Merged(file)).Text ?? before),
        ];
    }

    private ImmutableArray<BuiltFix> InManifest()
    {
        string? why = null;
        if (_manifest is null)
            why = "the build doesn't tell which file it comes from";
        else if (files(source.At.Source!)!.NotEditableReason is { } reason)
            why = reason;
        else if (source.InManifest(_manifest, out why) is { } edit && (why = ProblemOf(edit)) is null)
            return [.. source.Uses.Where(use => use.Fix is not null).Select(use => new BuiltFix(use.Fix!, [edit], []))];
        Reject(why!);
        return Fixes;
    }

    private ImmutableArray<BuiltFix> InOverlays()
    {
        var fixes = ImmutableArray.CreateBuilder<BuiltFix>();
        foreach (var use in source.Uses.Where(use => use.Fix is not null))
        {
            if (files(use.Root.Path) is not { NotEditableReason: null } file || KustomizationFile.Read(file) is not { } overlay)
            {
                Reject($"{use.Root.Path} can't be edited");
                return [];
            }

            var path = PatchPath(use);
            var listing = overlay.Patching(path);
            if (ProblemOf(listing) is { } problem)
            {
                Reject(problem);
                return [];
            }

            fixes.Add(new(use.Fix!, [listing], [new(path, Before: null, NodeText.Document(Patch(use)))]));
        }

        return fixes.ToImmutable();
    }

    private string? ProblemOf(ObjectEdit edit) =>
        ManifestEditor.Edit(files(edit.At.Source!)!.Text, [edit]).Problems is [var problem, ..] ? problem.Message : null;

    private string PatchPath(BuiltUse use)
    {
        var workload = use.Fix!.Workload;
        var name = TreePath.Join(use.Root.Directory, $"pspmigrate-{workload.Namespace}-{workload.Kind.ToLowerInvariant()}-{workload.Name}");
        return Enumerable.Range(1, int.MaxValue)
            .Select(i => i == 1 ? $"{name}.yaml" : string.Create(CultureInfo.InvariantCulture, $"{name}-{i}.yaml")).First(path => files(path) is null);
    }

    /// <summary>The patch, by the names that the manifest has: kustomize knows objects by those whatever they have become.</summary>
    private MapNode Patch(BuiltUse use)
    {
        var metadata = (_manifest ?? use.Node)["metadata"] as MapNode;
        var patch = StrategicPatch.Of(use.Fix! with { Changes = [.. use.Fix.Changes.Select(change => change with { Value = use.ValueOf(change) })] })!;
        return patch.With("metadata", ((MapNode)patch["metadata"]!).With("name", metadata?["name"]).With("namespace", metadata?["namespace"]));
    }
}
