namespace PspMigrate.Manifests.Trees;

/// <summary>What files of a tree are by their content, before any parser sees them.</summary>
public static class TreeContent
{
    /// <summary>True for a program whose output may hold Kubernetes objects.</summary>
    public static bool MakesObjects(string language, ReadOnlySpan<byte> text) => language switch
    {
        "Terraform" => text.IndexOf("kubernetes_"u8) >= 0 || text.IndexOf("kubectl_manifest"u8) >= 0 || text.IndexOf("helm_release"u8) >= 0,
        "Jsonnet" or "CUE" or "KCL" or "Pkl" => text.IndexOf("apiVersion"u8) >= 0,
        _ => true,
    };

    /// <summary>True where policies or bindings may be among them.</summary>
    public static bool MakesGrants(ReadOnlySpan<byte> text) =>
        text.IndexOf("PodSecurityPolicy"u8) >= 0 || text.IndexOf("RoleBinding"u8) >= 0
        || text.IndexOf("pod_security_policy"u8) >= 0 || text.IndexOf("role_binding"u8) >= 0;
}
