using System.Text;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Reports.Keeping;

/// <summary>Kept policies for Kustomize: a kustomization with the objects as patches that make them would be odd, so they come as one file to list.</summary>
public static class KeptKustomization
{
    /// <summary>A multi-document stream: save it as a resource of your kustomization; empty when nothing is kept.</summary>
    public static string Write(Kept kept) => kept.Objects.IsEmpty ? "" : new StringBuilder()
        .Append("# Save as pspmigrate-kept.yaml, and add it under resources of your kustomization.\n")
        .Append(KeptYaml.Write(kept)).ToString();
}
