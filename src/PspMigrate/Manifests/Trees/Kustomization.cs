using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Manifests.Trees;

/// <summary>A file that tells kustomize what belongs together.</summary>
/// <remarks>kustomize api/types/kustomization.go; deprecated fields (bases, patchesStrategicMerge, patchesJson6902, vars) are read, too.</remarks>
public sealed class Kustomization(string path, MapNode map)
{
    private static readonly string[] FileLists = ["configurations", "crds", "generators", "transformers", "validators"];
    private static readonly string[] PatchLists = ["patches", "patchesJson6902", "replacements"];
    private static readonly string[] RemotePrefixes = ["git@", "git::", "github.com/", "gh:", "gitlab.com/", "bitbucket.org/"];
    private static readonly string[] Generators = ["configMapGenerator", "secretGenerator"];

    public string Path { get; } = path;

    public MapNode Map { get; } = map;

    /// <summary>The directory that is built.</summary>
    public string Directory { get; } = TreePath.DirectoryOf(path);

    /// <summary>Whether it is a part for others, which can't be built by itself.</summary>
    public bool IsComponent => Text("kind") is "Component";

    /// <summary>The namespace that objects are put into; null when the file doesn't say.</summary>
    public string? Namespace => Text("namespace");

    /// <summary>Whether it gives namespaces other names than its files do.</summary>
    public bool RenamesNamespaces => Namespace is not null || Text("namePrefix") is not null || Text("nameSuffix") is not null;

    /// <summary>What it takes in, as written: files, directories, addresses.</summary>
    public IEnumerable<string> Included => Entries("resources").Concat(Entries("bases")).Concat(Entries("components"));

    /// <summary>Files that change objects, rather than define them, as written.</summary>
    public IEnumerable<string> Patches =>
        Entries("patchesStrategicMerge").Concat(PatchLists.SelectMany(list => Map.MapsAt(list)).SelectMany(item => One(item["path"])));

    /// <summary>Other files that it reads, patches among them, as written.</summary>
    public IEnumerable<string> Files => FileLists.SelectMany(Entries).Concat(Patches)
        .Concat(Generators.SelectMany(list => Map.MapsAt(list)).SelectMany(IEnumerable<string> (item) =>
            [.. item.ItemsAt("files").SelectMany(One).Select(WithoutKey), .. item.ItemsAt("envs").SelectMany(One), .. One(item["env"])]))
        .Concat(Map.MapsAt("helmCharts").SelectMany(item => One(item["valuesFile"])))
        .Concat(One(Map.Find("openapi", "path")));

    /// <summary>The names that kustomize looks for.</summary>
    /// <remarks>kustomize api/konfig/general.go, RecognizedKustomizationFileNames.</remarks>
    public static bool IsNamed(string path) => TreePath.NameSpan(path) is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    /// <summary>Reads one; null for what can't be read, or belongs to something else that uses the name.</summary>
    public static Kustomization? Read(string path, string text) =>
        YamlTree.ParseFile(path, text) is [MapNode map] && !IsOther(map) ? new(path, map) : null;

    /// <summary>Whether an entry names something of another machine.</summary>
    /// <remarks>kustomize api/internal/git/repospec.go.</remarks>
    public static bool IsRemote(string entry) =>
        entry.Contains("://", StringComparison.Ordinal) || entry.Contains("?ref=", StringComparison.Ordinal)
        || Array.Exists(RemotePrefixes, prefix => entry.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Flux has objects of this kind, too; they are no files of kustomize.</summary>
    private static bool IsOther(MapNode map) =>
        map["apiVersion"] is ScalarNode version && !version.Text.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal);

    private string? Text(string key) => Map[key] is ScalarNode { Type: ScalarType.String, Text.Length: > 0 } text ? text.Text : null;

    private IEnumerable<string> Entries(string key) => Map.ItemsAt(key).SelectMany(One);

    /// <summary>A path; text of several lines is a patch itself.</summary>
    private static IEnumerable<string> One(Node? node) =>
        node is ScalarNode { Text.Length: > 0 } scalar && !scalar.Text.Contains('\n', StringComparison.Ordinal) ? [scalar.Text] : [];

    private static string WithoutKey(string file) => file[(file.IndexOf('=', StringComparison.Ordinal) + 1)..];
}
