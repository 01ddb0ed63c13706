using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Reports.Keeping;

/// <summary>The forms of kept policies.</summary>
public static class KeptForms
{
    /// <summary>Every form; the first is the default.</summary>
    public static ImmutableArray<ObjectForm<Kept>> All { get; } =
        [new("yaml", KeptYaml.Write), new("json", KeptJson.Write), new("kustomize", KeptKustomization.Write), new("name", KeptNames.Write)];
}
