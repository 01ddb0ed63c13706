using System.Collections.Immutable;
using System.Text;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Cli.Verbs;

/// <summary>Writes fixes into the manifests that they are about.</summary>
internal static class InPlaceEdits
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Edits all files or, when one can't be written, none; a file with a workload that can't be edited stays as it is.</summary>
    /// <returns>What couldn't be edited, and why.</returns>
    /// <exception cref="CommandException">A file can't be read or written.</exception>
    public static IReadOnlyList<Diagnostic> Make(ImmutableArray<Fix> fixes, Host host)
    {
        var problems = new List<Diagnostic>();
        var files = new List<OutputFile>();
        foreach (var file in fixes.Where(fix => !fix.Changes.IsEmpty).GroupBy(fix => fix.Workload.At.Source!, StringComparer.Ordinal))
        {
            var result = Edit(file.Key, [.. file.Select(WorkloadPaths.EditOf)], host);
            problems.AddRange(result.Problems);
            if (result.Text is not null && !result.Edits.IsEmpty)
                files.Add(new(file.Key, result.Text));
        }

        AtomicFiles.Write(files, host, overwrite: true);
        foreach (var file in files)
            host.Error.WriteLine($"{file.Path}: edited");
        return problems;
    }

    private static EditResult Edit(string path, ObjectEdit[] edits, Host host)
    {
        try
        {
            return ManifestEditor.Edit(StrictUtf8.GetString(File.ReadAllBytes(host.FullPath(path))), Merged(edits));
        }
        catch (DecoderFallbackException)
        {
            return new(Text: null, [], [new(Severity.Warning, "this file can't be edited in place: it isn't UTF-8", new(path, 1, 1), "save it as UTF-8")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: {e.Message}");
        }
    }

    /// <summary>One edit for each object: kinds that Kubernetes doesn't know may hold several templates.</summary>
    private static IEnumerable<ObjectEdit> Merged(ObjectEdit[] edits) =>
        edits.GroupBy(edit => edit.At).Select(same => new ObjectEdit(same.Key, [.. same.SelectMany(edit => edit.Fields)]));
}
