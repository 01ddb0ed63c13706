using System.Text;
using System.Text.RegularExpressions;
using PspMigrate.Conversion;

namespace PspMigrate.Reports.Labels;

/// <summary>The labels for Kustomize.</summary>
public static class Kustomization
{
    private const string Header = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

    private const string ToApply =
        "# kubectl apply --server-side --field-manager=pspmigrate -k .\n"
        + "# Only for namespaces that were never applied without --server-side: kubectl 1.26 and newer drop the other labels of those.\n";

    /// <summary>A kustomization whose inline patches label the namespaces that its resources hold; empty when none needs it.</summary>
    public static string Write(Plan plan)
    {
        var namespaces = LabelPatches.Of(plan).ToArray();
        if (namespaces.Length == 0)
            return "";
        var text = new StringBuilder("# Patches for the Namespaces among your own resources: add those under resources.\n");
        text.Append(Header).Append("patches:\n");
        foreach (var item in namespaces)
        {
            // Kustomize reads the name in a target as a regular expression.
            text.Append("- target:\n    kind: Namespace\n    name: ").Append(YamlText.Scalar(Regex.Escape(item.Name))).Append("\n  patch: |-\n");
            foreach (var line in YamlPatches.WriteOne(item).TrimEnd('\n').Split('\n'))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A kustomization of files that hold partial Namespaces, to be applied as they are (server-side).</summary>
    /// <param name="files">Their paths, relative to the kustomization.</param>
    public static string OfFiles(IEnumerable<string> files) => string.Concat(
        files.Select(file => $"- {YamlText.Scalar(file)}\n").Prepend($"{ToApply}{Header}resources:\n"));
}
