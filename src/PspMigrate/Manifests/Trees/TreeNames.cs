using System.Collections.Frozen;

namespace PspMigrate.Manifests.Trees;

/// <summary>What files are by their names alone.</summary>
public static class TreeNames
{
    private static readonly FrozenSet<string> Others = new[]
    {
        "package.json", "package-lock.json", "composer.json", "lerna.json", "renovate.json", "angular.json", "nx.json", "turbo.json",
        "docker-compose.yml", "docker-compose.yaml", "compose.yaml", "compose.yml", "pnpm-lock.yaml", "pnpm-workspace.yaml",
        ".gitlab-ci.yml", ".travis.yml", ".drone.yml", ".pre-commit-config.yaml", ".golangci.yml", ".golangci.yaml", ".goreleaser.yml",
        ".goreleaser.yaml", "mkdocs.yml", "codecov.yml", "azure-pipelines.yml", "cloudbuild.yaml", "bitbucket-pipelines.yml", "PROJECT",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherNames = Others.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string> Programs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".tf"] = "Terraform",
        [".jsonnet"] = "Jsonnet",
        [".libsonnet"] = "Jsonnet",
        [".cue"] = "CUE",
        [".k"] = "KCL",
        [".pkl"] = "Pkl",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Templates = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".j2"] = "Jinja",
        [".jinja"] = "Jinja",
        [".jinja2"] = "Jinja",
        [".erb"] = "ERB",
        [".tpl"] = "Go",
        [".tmpl"] = "Go",
        [".gotmpl"] = "Go",
        [".tftpl"] = "Terraform",
        [".template"] = "text",
        [".in"] = "text",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Directories that no manifests of one's own lie in.</summary>
    public static bool IsSkippedDirectory(ReadOnlySpan<char> name) => name is ".git" or "node_modules" or ".terraform";

    /// <summary>Whether the file's name is one that manifests have, and that kubectl takes.</summary>
    public static bool IsManifest(string path) =>
        System.IO.Path.GetExtension(path.AsSpan()) is ".yaml" or ".yml" or ".json" || Kustomization.IsNamed(path);

    /// <summary>Whether a file with a manifest's extension is something else that everybody knows.</summary>
    public static bool IsOther(string path)
    {
        var name = TreePath.NameSpan(path);
        return OtherNames.Contains(name)
            || (name.StartsWith("tsconfig", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            || IsIn(path, "/.github/") || IsIn(path, "/.circleci/") || IsIn(path, "/.vscode/") || IsIn(path, "/.devcontainer/");
    }

    /// <summary>The language of a program that makes objects; null for other files.</summary>
    public static string? ProgramOf(string path) => TreePath.NameSpan(path) switch
    {
        "cdk.json" or "cdktf.json" or "cdk8s.yaml" => "CDK",
        "Pulumi.yaml" => "Pulumi",
        _ => path.EndsWith(".tf.json", StringComparison.Ordinal) ? "Terraform" : Language(Programs, path),
    };

    /// <summary>The language of a template of a manifest; null for other files.</summary>
    public static string? TemplateOf(string path)
    {
        return Language(Templates, path) is { } language && IsManifest(path[..path.LastIndexOf('.')]) ? language : null;
    }

    private static bool IsIn(string path, string directory) =>
        path.AsSpan().StartsWith(directory.AsSpan(1), StringComparison.Ordinal) || path.Contains(directory, StringComparison.Ordinal);

    private static string? Language(FrozenDictionary<string, string> languages, string path) =>
        languages.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(System.IO.Path.GetExtension(path.AsSpan()), out var language) ? language : null;
}
