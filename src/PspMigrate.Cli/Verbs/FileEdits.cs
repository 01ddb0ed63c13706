using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Cli.Verbs;

/// <summary>A manifest file with the fixes of its workloads.</summary>
/// <param name="Path">As the input names it.</param>
/// <param name="Before">Its text; null for a new file.</param>
/// <param name="After">The edited text, and the edits.</param>
internal sealed record FileEdit(string Path, string? Before, EditResult After);

/// <summary>Fixes as edits of the files that their workloads stand in.</summary>
internal static class FileEdits
{
    /// <summary>Makes the edits; a document with a workload that can't be edited stays as it is.</summary>
    /// <returns>The files that change, the fixes that they hold, and why they don't hold others.</returns>
    /// <exception cref="CommandException">A file can't be read.</exception>
    public static (ImmutableArray<FileEdit> Files, ImmutableArray<Fix> Made, ImmutableArray<Diagnostic> Problems) Of(
        IEnumerable<Fix> fixes, Given given, TreeOptions trees, Host host)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var files = ImmutableArray.CreateBuilder<FileEdit>();
        var shared = new SharedManifests(fixes);
        problems.AddRange(shared.Problems);
        var changing = fixes.Where(fix => !fix.Changes.IsEmpty && !shared.Has(fix)).ToArray();
        var built = Built(changing, given, trees, host);
        problems.AddRange(built.Problems);
        files.AddRange(built.Fixes.SelectMany(fix => fix.Patches)
            .Select(patch => new FileEdit(patch.Path, patch.Before, new(patch.After, [new(0, 0, patch.After!)], []))));
        var edits = changing.SelectMany(fix => WorkloadPaths.EditsOf(fix, given.Inventory.WorkloadCopies)).Concat(built.Fixes.SelectMany(fix => fix.Edits));
        foreach (var file in edits.GroupBy(edit => edit.At.Source!, StringComparer.Ordinal))
        {
            var path = host.FullPath(file.Key);
            if (!File.Exists(path))
                continue; // It stands in the cluster; what was named as files is edited.
            if (Device.Is(path) || FileKind.HasNoLength(path))
                throw new CommandException($"{file.Key}: only a file can be edited in place", "leave out --in-place to get patches");
            var edit = Edit(file.Key, path, file);
            problems.AddRange(edit.After.Problems);
            if (edit.After is { Text: not null, Edits.IsEmpty: false })
                files.Add(edit);
        }

        var names = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var left = files.SelectMany(file => file.After.Left).ToHashSet();
        var tried = built.Fixes.Select(fix => fix.Fix).ToHashSet((IEqualityComparer<Fix>)ReferenceEqualityComparer.Instance);
        return (files.ToImmutable(),
            [.. changing.Where(fix => tried.Contains(fix)
                || (fix.Workload is { IsBuilt: false, At: var at } && names.Contains(at.Source ?? "") && !left.Contains(at)))],
            problems.ToImmutable());
    }

    private static BuiltFixes Built(IReadOnlyCollection<Fix> fixes, Given given, TreeOptions trees, Host host)
    {
        if (!fixes.Any(fix => fix.Workload.IsBuilt) && !given.Inventory.WorkloadCopies.Any(copy => copy.IsBuilt))
            return BuiltFixes.None;
        using var trials = new BuildTrials(given.Builds, trees, host);
        return new BuiltFixer(name => RepositoryFileOf(name, host), trials.Roots).Make(fixes, given.Inventory.WorkloadCopies);
    }

    private static RepositoryFile? RepositoryFileOf(string name, Host host)
    {
        var path = host.FullPath(name);
        try
        {
            return File.Exists(path) ? new(name, SmallFile.Text(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return new(name, "", "it can't be read");
        }
    }

    private static FileEdit Edit(string name, string path, IEnumerable<ObjectEdit> edits)
    {
        try
        {
            var text = SmallFile.Text(path);
            return new(name, text, ManifestEditor.Edit(text, ObjectEdit.Merged(edits), isPartial: true));
        }
        catch (DecoderFallbackException)
        {
            return new(name, "", new(
                Text: null, [], [new(Severity.Warning, "this file can't be edited in place: it isn't UTF-8", new(name, 1, 1), "save it as UTF-8")]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{name}: {e.Message}");
        }
    }
}
