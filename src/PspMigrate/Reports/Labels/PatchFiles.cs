using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PspMigrate.Conversion;

namespace PspMigrate.Reports.Labels;

/// <summary>A file of an output directory.</summary>
/// <param name="Path">Relative to the directory, with slashes.</param>
/// <param name="Content">Its text.</param>
public sealed record PatchFile(string Path, string Content);

/// <summary>The labels as files: one partial Namespace each, and a kustomization that names them.</summary>
public static class PatchFiles
{
    /// <summary>The files; none when no namespace needs other labels.</summary>
    public static ImmutableArray<PatchFile> Of(Plan plan)
    {
        PatchFile[] files =
        [
            .. LabelPatches.Of(plan).Select(item => new PatchFile($"namespaces/{FileName(item.Name)}.yaml", YamlPatches.WriteOne(item))),
        ];
        return files.Length == 0
            ? []
            : [new("kustomization.yaml", Kustomization.OfFiles(files.Select(file => file.Path))), .. files];
    }

    /// <summary>The name itself when it is one that the API accepts; in others every odd byte becomes <c>%XX</c>, so that it stays in its directory.</summary>
    private static string FileName(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)octet;
            _ = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'
                ? safe.Append(c)
                : safe.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return safe.ToString();
    }
}
