using PspMigrate.Cli.Input;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Fixes;

namespace PspMigrate.Cli.Verbs;

/// <summary>What becomes of fixes: text to print, or files to write.</summary>
/// <param name="Problems">Why it doesn't hold others.</param>
/// <param name="Text">What is printed.</param>
/// <param name="Files">The manifests that are edited.</param>
internal sealed record FixOutput(ImmutableArray<Fix> Made, ImmutableArray<Diagnostic> Problems, string Text, ImmutableArray<FileEdit> Files)
{
    /// <summary>The manifests, edited.</summary>
    /// <exception cref="CommandException">A file can't be read.</exception>
    public static FixOutput Edited(ImmutableArray<Fix> fixes, Given given, TreeOptions trees, Host host)
    {
        var (files, made, problems) = FileEdits.Of(fixes, given, trees, host);
        return new(made, problems, "", files);
    }

    /// <param name="workloads">All workloads of the input, whether they are fixed or not.</param>
    /// <param name="form">Their form, which isn't a diff.</param>
    public static FixOutput Printed(ImmutableArray<Fix> fixes, IEnumerable<Workload> workloads, FixForm form)
    {
        var changing = fixes.Where(fix => !fix.Changes.IsEmpty).ToImmutableArray();
        var fit = changing.RemoveAll(fix => Unfit.Reason(fix, form) is not null);
        return new(fit, [.. changing.Select(fix => Unfit.Reason(fix, form)).OfType<Diagnostic>()], Files: [], Text: form switch
        {
            FixForm.Json => FixForms.Json(fit),
            FixForm.Kubectl => FixForms.Kubectl(fit),
            FixForm.Kustomize => FixComponent.Write(fit, workloads),
            _ => FixForms.Yaml(fit),
        });
    }

    /// <summary>A diff of the files below the working directory.</summary>
    /// <exception cref="CommandException">A file can't be read.</exception>
    public static FixOutput Diff(ImmutableArray<Fix> fixes, Given given, TreeOptions trees, Host host)
    {
        var (all, made, problems) = FileEdits.Of(fixes, given, trees, host);
        var files = all.ToLookup(file => IsOutside(file.Path, host));
        var outside = files[true].Select(file => new Diagnostic(
            Severity.Warning, "this file is not in the diff: git apply and patch change nothing outside the current directory", new(file.Path, 1, 1),
            "run fix in a directory above it"));
        return new(
            made.RemoveAll(fix => IsOutside(fix.Workload.At.Source!, host)),
            [.. problems, .. outside],
            string.Concat(files[false].Select(file => UnifiedDiff.Of(Name(file.Path, host), file.Before, file.After.Edits))),
            []);
    }

    private static bool IsOutside(string path, Host host) =>
        Name(path, host) is var name && (Path.IsPathRooted(name) || name.StartsWith("../", StringComparison.Ordinal));

    private static string Name(string path, Host host) =>
        Path.GetRelativePath(host.WorkingDirectory, host.FullPath(path)).Replace(Path.DirectorySeparatorChar, '/');
}
