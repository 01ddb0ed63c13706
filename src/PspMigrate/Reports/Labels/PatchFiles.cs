using PspMigrate.Manifests.Editing;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Reports.Labels;

/// <summary>A file of an output directory.</summary>
/// <param name="Path">Relative to the directory, with slashes.</param>
public sealed record PatchFile(string Path, string Content);

/// <summary>The labels as files: one partial Namespace each, kept policies if there are any, and a kustomization that names them.</summary>
public static class PatchFiles
{
    /// <summary>The files; none when no namespace needs other labels, and nothing is kept.</summary>
    public static ImmutableArray<PatchFile> Of(Plan plan)
    {
        PatchFile[] files =
        [
            .. plan.Kept is { Objects.IsEmpty: false } kept ? [new PatchFile("kept-policies.yaml", KeptForms.Yaml(kept))] : Array.Empty<PatchFile>(),
            .. LabelForms.Of(plan).Select(item => new PatchFile($"namespaces/{FileName.Of(item.Name)}.yaml", NodeText.Document(LabelForms.Namespace(item)))),
        ];
        return files.Length == 0
            ? []
            : [new("kustomization.yaml", LabelForms.KustomizeFiles(files.Select(file => file.Path))), .. files];
    }
}
