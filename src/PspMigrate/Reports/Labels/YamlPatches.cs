using System.Text;
using PspMigrate.Conversion;

namespace PspMigrate.Reports.Labels;

/// <summary>The labels as partial Namespace objects in YAML, for server-side apply.</summary>
public static class YamlPatches
{
    /// <summary>One document for each namespace that needs other labels; empty when none does.</summary>
    public static string Write(Plan plan) => string.Join("---\n", LabelPatches.Of(plan).Select(WriteOne));

    /// <summary>The partial Namespace with all Pod Security labels that it ends up with.</summary>
    public static string WriteOne(NamespacePlan plan)
    {
        var text = new StringBuilder("apiVersion: v1\nkind: Namespace\nmetadata:\n");
        text.Append("  name: ").Append(YamlText.Scalar(plan.Name)).Append("\n  labels:\n");
        foreach (var (key, value) in plan.FinalLabels)
            text.Append("    ").Append(YamlText.Scalar(key)).Append(": ").Append(YamlText.Scalar(value)).Append('\n');
        return text.ToString();
    }
}
