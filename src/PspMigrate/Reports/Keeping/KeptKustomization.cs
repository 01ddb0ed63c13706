using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Reports.Keeping;

/// <summary>Kept policies for Kustomize, which has no place for whole objects in a kustomization: a file to list in one.</summary>
public static class KeptKustomization
{
    /// <summary>The file, with a comment that says where it goes; empty when nothing is kept.</summary>
    public static string Write(Kept kept) => kept.Objects.IsEmpty ? "" : new StringBuilder()
        .Append("# Save as pspmigrate-kept.yaml, and add it under resources of your kustomization.\n")
        .Append(KeptYaml.Write(kept)).ToString();
}
