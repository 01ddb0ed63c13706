using System.Collections.Immutable;
using System.Text;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports;

namespace PspMigrate.Cli.Verbs;

/// <summary>Writes fixes into the manifests that they are about.</summary>
internal static class InPlaceEdits
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Edits all files or, when one can't be written, none; a file with a workload that can't be edited stays as it is.</summary>
    /// <param name="fixes">The fixes of workloads.</param>
    /// <param name="copies">Workloads that stand in the input once more.</param>
    /// <returns>What couldn't be edited, and why.</returns>
    /// <exception cref="CommandException">A file can't be read or written.</exception>
    public static IReadOnlyList<Diagnostic> Make(ImmutableArray<Fix> fixes, ImmutableArray<Workload> copies, Host host)
    {
        var problems = new List<Diagnostic>();
        var files = new List<OutputFile>();
        var edits = fixes.Where(fix => !fix.Changes.IsEmpty).SelectMany(fix => WorkloadPaths.EditsOf(fix, copies));
        foreach (var file in edits.GroupBy(edit => edit.At.Source!, StringComparer.Ordinal))
        {
            if (!File.Exists(host.FullPath(file.Key)))
                continue; // It stands in the cluster; what was named as files is edited.
            if (Device.Is(host.FullPath(file.Key)) || FileKind.HasNoLength(host.FullPath(file.Key)))
                throw new CommandException($"{file.Key}: only a file can be edited in place", "leave out --in-place to get patches");
            var result = Edit(file.Key, file, host);
            problems.AddRange(result.Problems);
            if (result.Text is not null && !result.Edits.IsEmpty)
                files.Add(new(file.Key, result.Text));
        }

        AtomicFiles.Write(files, host, overwrite: true);
        foreach (var file in files)
            host.Error.WriteLine($"{Printable.Escape(file.Path)}: edited");
        return problems;
    }

    private static EditResult Edit(string path, IEnumerable<ObjectEdit> edits, Host host)
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
    private static IEnumerable<ObjectEdit> Merged(IEnumerable<ObjectEdit> edits) =>
        edits.GroupBy(edit => edit.At).Select(same => new ObjectEdit(same.Key, [.. same.SelectMany(edit => edit.Fields)]));
}
