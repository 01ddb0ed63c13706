namespace PspMigrate.Manifests.Trees;

/// <summary>What a file of a tree is to the reader.</summary>
public enum TreeFileKind
{
    /// <summary>It may hold manifests: its content says.</summary>
    Manifest,

    /// <summary>Only a kustomization reads it; what is applied is the build.</summary>
    Kustomize,

    /// <summary>A part of a Helm chart.</summary>
    Chart,

    /// <summary>A template of another language, known by its name.</summary>
    Template,

    /// <summary>A program that makes objects: Terraform, Jsonnet, CUE, CDK.</summary>
    Program,

    /// <summary>It can hold no Kubernetes object.</summary>
    Other,
}
