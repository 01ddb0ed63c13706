using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Manifests.Reading;

/// <summary>Finds the configuration of Pod Security in what platforms make clusters from.</summary>
/// <remarks>Where each of them keeps it: facts/pod-security-defaults.md, 3, 6 to 8 and 10. kubespray's is spread over templated files: it isn't read.</remarks>
internal static class PlatformConfigurationReader
{
    private const string Plugin = "PodSecurity";

    private const string TemplateKey = "defaultPodSecurityAdmissionConfigurationTemplateName";

    private const string Talos = "the machine configuration of Talos";

    /// <summary>Gardener adds kube-system to the exempt namespaces.</summary>
    private static readonly PodSecurityConfiguration OfGardener = new() { ExemptNamespaces = ["kube-system"] };

    /// <summary>What a patch of Talos's machine configuration is merged into.</summary>
    private static readonly PodSecurityConfiguration OfTalos = new()
    {
        Enforce = "baseline",
        Audit = "restricted",
        Warn = "restricted",
        ExemptNamespaces = ["kube-system"],
    };

    /// <summary>The configuration in an object; null when there is none. What is wrong with it is a warning: the object isn't ours.</summary>
    public static PlatformConfiguration? Read(MapNode node, string apiVersion, string kind, List<Diagnostic> diagnostics)
    {
        var name = node.TextAt("metadata", "name") is { } text ? Quote.Name(text) : "";
        return (apiVersion.Split('/')[0], kind) switch
        {
            ("management.cattle.io", "PodSecurityAdmissionConfigurationTemplate") =>
                Named(Template(name), found => node["configuration"] is MapNode map ? PodSecurityConfigurationReader.Read(map, found) : null),
            ("core.gardener.cloud", "Shoot") =>
                Named($"Shoot {name}", found => OfPlugins(node.MapsAt("spec", "kubernetes", "kubeAPIServer", "admissionPlugins"), "config", found, OfGardener)),
            ("controlplane.cluster.x-k8s.io", "KubeadmControlPlane") =>
                Named($"{kind} {name}", found => OfFiles(node.MapsAt("spec", "kubeadmConfigSpec", "files"), found)),
            ("controlplane.cluster.x-k8s.io", "KubeadmControlPlaneTemplate") =>
                Named($"{kind} {name}", found => OfFiles(node.MapsAt("spec", "template", "spec", "kubeadmConfigSpec", "files"), found)),
            ("kops.k8s.io", "Cluster") => Named($"kOps Cluster {name}", found => OfFiles(node.MapsAt("spec", "fileAssets"), found)),
            ("v1alpha1", "KubeAdmissionControlConfig") =>
                Named(Talos, found => OfPlugins([node], "configuration", found)),
            _ => null,
        };

        PlatformConfiguration? Named(string words, Func<List<Diagnostic>, PodSecurityConfiguration?> read) => OrWarning(words, node, read, diagnostics);
    }

    /// <summary>The template that a cluster of Rancher names; null where it names none.</summary>
    /// <remarks>facts/pod-security-defaults.md, 6.</remarks>
    public static TemplateName? ReadName(MapNode node, string apiVersion, string kind) =>
        kind is "Cluster" && apiVersion.Split('/')[0] is "provisioning.cattle.io" or "management.cattle.io"
        && node.TextAt("spec", TemplateKey) is { } name ? new(Template(Quote.Name(name)), node.Where("spec", TemplateKey)) : null;

    /// <summary>The configuration in settings that say neither apiVersion nor kind; null when there is none.</summary>
    public static PlatformConfiguration? ReadSettings(MapNode node, List<Diagnostic> diagnostics)
    {
        var basis = node["version"] is null ? OfTalos : null;
        return OrWarning(Talos, node, found => OfPlugins(node.MapsAt("cluster", "apiServer", "admissionControl"), "configuration", found, basis), diagnostics);
    }

    private static string Template(string name) => $"template {name}";

    private static PlatformConfiguration? OrWarning(
        string name, MapNode node, Func<List<Diagnostic>, PodSecurityConfiguration?> read, List<Diagnostic> diagnostics)
    {
        var problems = new List<Diagnostic>();
        var configuration = read(problems);
        if (problems is [var problem, ..])
        {
            var at = problem.At.Source is null ? node.At : problem.At;
            diagnostics.Add(new(Severity.Warning, $"{name} configures Pod Security, which isn't read: {problem.Message}", at));
            return null;
        }

        return configuration is null ? null : new(name, configuration);
    }

    private static PodSecurityConfiguration? OfPlugins(
        IEnumerable<MapNode> plugins, string key, List<Diagnostic> problems, PodSecurityConfiguration? basis = null) =>
        plugins.Where(plugin => plugin.TextAt("name") is Plugin)
            .Select(plugin => plugin[key])
            .OfType<MapNode>()
            .Select(map => PodSecurityConfigurationReader.Read(map, problems, basis))
            .FirstOrDefault();

    private static PodSecurityConfiguration? OfFiles(IEnumerable<MapNode> files, List<Diagnostic> problems) =>
        files.Select(file => OfFile(file["content"], problems)).FirstOrDefault(found => found is not null);

    /// <summary>The configuration in the text of a file; of two places in a file only that of the text is known.</summary>
    private static PodSecurityConfiguration? OfFile(Node? content, List<Diagnostic> problems)
    {
        if (content is not ScalarNode { Text: var text } || !text.Contains("PodSecurityConfiguration", StringComparison.Ordinal))
            return null;
        var found = new List<Diagnostic>();
        try
        {
            return YamlTree.Parse("", text, 1, found).OfType<MapNode>()
                .Select(map => map.TextAt("kind") is "PodSecurityConfiguration"
                    ? PodSecurityConfigurationReader.Read(map, found)
                    : PodSecurityConfigurationReader.ReadAdmission(map, found))
                .FirstOrDefault(read => read is not null) is { } configuration ? configuration with { At = content.At } : null;
        }
        catch (ManifestException problem)
        {
            found.Add(problem.Diagnostic);
            return null;
        }
        finally
        {
            problems.AddRange(found.Select(problem => problem with { At = content.At }));
        }
    }
}
