using System.Text.RegularExpressions;

namespace PspMigrate.Conversion.Cleanup;

/// <summary>Finds the lines that switch the admission plugin on, in whatever kind of text they stand.</summary>
/// <remarks>
/// Looked for are kube-apiserver's own flags (kubernetes.io, kube-apiserver: --enable-admission-plugins, and --admission-control before v1.10), and the
/// settings by which kops (spec.kubeAPIServer.enableAdmissionPlugins, appendAdmissionPlugins, admissionControl), kubespray
/// (podsecuritypolicy_enabled), RKE (services.kube-api.pod_security_policy), Rancher (defaultPodSecurityPolicyTemplateId), and the Terraform
/// providers of Google and Azure spell them.
/// </remarks>
public static partial class PluginPlaces
{
    private const string Plugin = "PodSecurityPolicy";

    /// <summary>The places in several texts.</summary>
    public static ImmutableArray<PluginPlace> Find(IEnumerable<(string Source, string Text)> texts) =>
        [.. texts.SelectMany(item => Find(item.Source, item.Text))];

    /// <summary>The places in one text, in its order.</summary>
    public static ImmutableArray<PluginPlace> Find(string source, string text)
    {
        if (!text.Contains(Plugin, StringComparison.Ordinal) && !text.Contains("pod_security_policy", StringComparison.Ordinal)
            && !text.Contains("podsecuritypolicy", StringComparison.Ordinal))
        {
            return [];
        }

        var lines = text.Split('\n');
        var places = ImmutableArray.CreateBuilder<PluginPlace>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (PlatformOf(lines, i, source, text) is { } platform)
                places.Add(new(platform, new(source, i + 1, lines[i].Length - lines[i].TrimStart().Length + 1), lines[i].Trim()));
        }

        return places.ToImmutable();
    }

    private static PluginPlatform? PlatformOf(string[] lines, int index, string source, string text)
    {
        var line = lines[index].Trim();
        if (line.StartsWith('#') || line.StartsWith("//", StringComparison.Ordinal))
            return null;
        if (Setting(line) is { } setting)
            return setting;
        return PluginWord().IsMatch(line) && IsSwitchedOn(lines, index, line) ? Context(source, text, line) : null;
    }

    /// <summary>Settings of a name of their own.</summary>
    private static PluginPlatform? Setting(string line) => Words(line) switch
    {
        ("podsecuritypolicy_enabled", "true" or "yes") => PluginPlatform.Kubespray,
        ("pod_security_policy", "true") => PluginPlatform.Rancher,
        ("default_pod_security_policy_template_id" or "defaultPodSecurityPolicyTemplateId" or "defaultPodSecurityPolicyTemplateName", { Length: > 0 }) =>
            PluginPlatform.Rancher,
        ("enable_pod_security_policy", "true") => PluginPlatform.Aks,
        ("pod_security_policy_config", _) => PluginPlatform.Gke,
        _ => null,
    };

    /// <summary>Key and value of a line of YAML, JSON, INI or HCL, without quotes.</summary>
    private static (string Key, string Value) Words(string line)
    {
        var at = line.AsSpan().IndexOfAny(":={");
        if (at < 0)
            return (line, "");
        var value = line[(at + 1)..].Split(" #")[0];
        return (line[..at].Trim().TrimStart('-').Trim(" \"'".ToCharArray()), value.Trim(" \t\"',=".ToCharArray()));
    }

    /// <summary>Whether the line, the key that its list stands under, or the name beside its value says so.</summary>
    private static bool IsSwitchedOn(string[] lines, int index, string line)
    {
        if (SwitchesOn(line) is { } said)
            return said;
        var bare = line.TrimStart('-').Trim(" \"',".ToCharArray());
        if (bare is not Plugin && !line.TrimStart('-').TrimStart().StartsWith("value:", StringComparison.Ordinal))
            return false;
        var indent = Indent(lines[index]);
        for (var i = index - 1; i >= 0 && index - i < 60; i--)
        {
            var above = lines[i].Trim();
            if (above.Length == 0 || above.StartsWith('#') || Indent(lines[i]) > indent)
                continue;
            if (SwitchesOn(above) is { } key)
                return key;
            if (above.EndsWith(':') || above.EndsWith('[') || Indent(lines[i]) < indent)
                return false;
        }

        return false;
    }

    private static bool? SwitchesOn(string line)
    {
        var on = Array.FindIndex(Keys, key => line.Contains(key, StringComparison.OrdinalIgnoreCase));
        var off = line.Contains("disable", StringComparison.OrdinalIgnoreCase);
        return off ? false : on >= 0 ? true : null;
    }

    private static readonly string[] Keys =
    [
        "enable-admission-plugins", "enable_admission_plugins", "enableAdmissionPlugins", "appendAdmissionPlugins", "admission-control=", "admission-control:",
        "admissionControl:", "admission_plugins",
    ];

    private static PluginPlatform Context(string source, string text, string line)
    {
        return Has("KubeadmControlPlane") ? PluginPlatform.ClusterApi
            : Has("kube-apiserver-arg") ? Has("rke2") || source.Contains("rke2", StringComparison.OrdinalIgnoreCase) ? PluginPlatform.Rke2 : PluginPlatform.K3s
            : Has("kops.k8s.io") || Has("kubeAPIServer:") ? PluginPlatform.Kops
            : Has("kube_apiserver_enable_admission_plugins") ? PluginPlatform.Kubespray
            : Has("ClusterConfiguration") && Has("kubeadm.k8s.io") ? PluginPlatform.Kubeadm
            : Has("kube-api:") ? PluginPlatform.Rancher
            : line.Contains("apiserver.", StringComparison.Ordinal) || Has("minikube") ? PluginPlatform.Minikube
            : Has("kind: Pod") && Has("kube-apiserver") ? PluginPlatform.StaticPod
            : PluginPlatform.ApiServer;

        bool Has(string word) => text.Contains(word, StringComparison.Ordinal);
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ', '-').Length;

    /// <summary>The plugin as a word of its own.</summary>
    [GeneratedRegex($"(?<![A-Za-z0-9]){Plugin}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PluginWord();
}
