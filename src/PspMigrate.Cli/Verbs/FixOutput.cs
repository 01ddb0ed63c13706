using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports;
using PspMigrate.Reports.Fixes;

namespace PspMigrate.Cli.Verbs;

/// <summary>Puts fixes where the user wants them: into the manifests, or as patches on standard output.</summary>
internal static class FixOutput
{
    /// <summary>Edits all files or, when one can't be written, none.</summary>
    /// <returns>What couldn't be edited, and why.</returns>
    /// <exception cref="CommandException">A file can't be read or written.</exception>
    public static IReadOnlyList<Diagnostic> Edit(ImmutableArray<Fix> fixes, FixOptions options, Given given, Host host)
    {
        var problems = new List<Diagnostic>();
        var files = FileEdits.Of(fixes, given, options.Workloads.Input.Trees, problems, host);
        AtomicFiles.Write([.. files.Select(file => new OutputFile(file.Path, file.After.Text!))], host, overwrite: true);
        foreach (var file in files)
            host.Error.WriteLine($"{Printable.Escape(file.Path)}: {(file.Before is null ? "new" : "edited")}");
        return problems;
    }

    /// <summary>Prints patches, and says how to apply them.</summary>
    /// <param name="fixes">The fixes.</param>
    /// <param name="workloads">All workloads of the input, whether they are fixed or not.</param>
    /// <returns>What couldn't be printed in this form, and why.</returns>
    public static IReadOnlyList<Diagnostic> Print(ImmutableArray<Fix> fixes, IEnumerable<Workload> workloads, FixForm form, Host host)
    {
        var changing = fixes.Where(fix => !fix.Changes.IsEmpty).ToImmutableArray();
        var problems = changing.Select(fix => Unfit.Reason(fix, form)).OfType<Diagnostic>().ToArray();
        var fit = changing.RemoveAll(fix => Unfit.Reason(fix, form) is not null);
        host.Out.Write(form switch
        {
            FixForm.Json => FixJson.Write(fit),
            FixForm.Kubectl => FixCommands.Write(fit),
            FixForm.Kustomize => FixComponent.Write(fit, workloads),
            _ => FixYaml.Write(fit),
        });
        host.Error.Write(FixSummary.Write(fixes, fit, form));
        return problems;
    }

    /// <summary>Prints a diff of the files below the working directory, and says how to apply it.</summary>
    /// <exception cref="CommandException">A file can't be read.</exception>
    public static IReadOnlyList<Diagnostic> Diff(ImmutableArray<Fix> fixes, FixOptions options, Given given, Host host)
    {
        var problems = new List<Diagnostic>();
        var files = FileEdits.Of(fixes, given, options.Workloads.Input.Trees, problems, host);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(host.WorkingDirectory, host.FullPath(file.Path)).Replace(Path.DirectorySeparatorChar, '/');
            if (Path.IsPathRooted(path) || path.StartsWith("../", StringComparison.Ordinal))
            {
                problems.Add(new(
                    Severity.Warning, "this file is not in the diff: git apply and patch change nothing outside the current directory", new(file.Path, 1, 1),
                    "run fix in a directory above it"));
                continue;
            }

            host.Out.Write(UnifiedDiff.Of(path, file.Before, file.After.Edits));
            written.Add(file.Path);
        }

        var isRepository = Directory.Exists(host.FullPath(".git")) || File.Exists(host.FullPath(".git"));
        host.Error.Write(FixSummary.Write(
            fixes, [.. fixes.Where(fix => !fix.Changes.IsEmpty && written.Contains(fix.Workload.At.Source ?? ""))], FixForm.Diff, isRepository));
        return problems;
    }
}
