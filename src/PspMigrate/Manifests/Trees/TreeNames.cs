namespace PspMigrate.Manifests.Trees;

/// <summary>What files are by their names alone.</summary>
public static class TreeNames
{
    /// <summary>Directories that no manifests of one's own lie in.</summary>
    public static bool IsSkippedDirectory(ReadOnlySpan<char> name) => name is ".git" or "node_modules" or ".terraform";

    /// <summary>Whether the file's name is one that manifests have, and that kubectl takes.</summary>
    public static bool IsManifest(string path) =>
        System.IO.Path.GetExtension(path.AsSpan()) is ".yaml" or ".yml" or ".json" || Kustomization.IsNamed(path);

    /// <summary>Whether a file with a manifest's extension is something else that everybody knows.</summary>
    public static bool IsOther(string path)
    {
        var name = TreePath.NameSpan(path);
        return name is "package.json" or "package-lock.json" or "composer.json" or "lerna.json" or "renovate.json" or "angular.json" or "nx.json"
                or "turbo.json" or "docker-compose.yml" or "docker-compose.yaml" or "compose.yaml" or "compose.yml" or "pnpm-lock.yaml"
                or "pnpm-workspace.yaml" or ".gitlab-ci.yml" or ".travis.yml" or ".drone.yml" or ".pre-commit-config.yaml" or ".golangci.yml"
                or ".golangci.yaml" or ".goreleaser.yml" or ".goreleaser.yaml" or "mkdocs.yml" or "codecov.yml" or "azure-pipelines.yml"
                or "cloudbuild.yaml" or "bitbucket-pipelines.yml" or "PROJECT"
            || (name.StartsWith("tsconfig", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            || IsIn(path, "/.github/") || IsIn(path, "/.circleci/") || IsIn(path, "/.vscode/") || IsIn(path, "/.devcontainer/");
    }

    /// <summary>The language of a program that makes objects; null for other files.</summary>
    public static string? ProgramOf(string path) => TreePath.NameSpan(path) switch
    {
        "cdk.json" or "cdktf.json" or "cdk8s.yaml" => "CDK",
        "Pulumi.yaml" => "Pulumi",
        var name when name.EndsWith(".tf.json", StringComparison.Ordinal) => "Terraform",
        var name => System.IO.Path.GetExtension(name) switch
        {
            ".tf" => "Terraform",
            ".jsonnet" or ".libsonnet" => "Jsonnet",
            ".cue" => "CUE",
            ".k" => "KCL",
            ".pkl" => "Pkl",
            _ => null,
        },
    };

    /// <summary>The language of a template of a manifest; null for other files.</summary>
    public static string? TemplateOf(string path)
    {
        var language = System.IO.Path.GetExtension(path.AsSpan()) switch
        {
            ".j2" or ".jinja" or ".jinja2" => "Jinja",
            ".erb" => "ERB",
            ".tpl" or ".tmpl" or ".gotmpl" => "Go",
            ".tftpl" => "Terraform",
            ".template" or ".in" => "text",
            _ => null,
        };
        return language is not null && IsManifest(path[..path.LastIndexOf('.')]) ? language : null;
    }

    private static bool IsIn(string path, string directory) =>
        path.AsSpan().StartsWith(directory.AsSpan(1), StringComparison.Ordinal) || path.Contains(directory, StringComparison.Ordinal);
}
