using System.Text.RegularExpressions;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a PodSecurityConfiguration, or the one inside an AdmissionConfiguration or Rancher's template.</summary>
/// <remarks>pod-security.admission.config.k8s.io; defaults and validation: facts/pod-security-admission.md, 25 and 26.</remarks>
public static partial class PodSecurityConfigurationReader
{
    /// <summary>The configuration; problems go to <paramref name="diagnostics"/>.</summary>
    public static PodSecurityConfiguration Read(MapNode node, List<Diagnostic> diagnostics)
    {
        var root = new Fields(node, diagnostics);
        var defaults = root.Child("defaults");
        var exemptions = root.Child("exemptions");
        return new PodSecurityConfiguration
        {
            Enforce = Level(defaults, "enforce"),
            EnforceVersion = Version(defaults, "enforce-version"),
            Audit = Level(defaults, "audit"),
            AuditVersion = Version(defaults, "audit-version"),
            Warn = Level(defaults, "warn"),
            WarnVersion = Version(defaults, "warn-version"),
            ExemptUsernames = exemptions?.StringsOrEmpty("usernames") ?? [],
            ExemptNamespaces = exemptions?.StringsOrEmpty("namespaces") ?? [],
            ExemptRuntimeClasses = exemptions?.StringsOrEmpty("runtimeClasses") ?? [],
            At = node.At,
        };
    }

    /// <summary>The configuration in Rancher's template for clusters; empty when there is none in it.</summary>
    /// <remarks>github.com/rancher/rancher pkg/apis/management.cattle.io/v3 PodSecurityAdmissionConfigurationTemplate.</remarks>
    public static PodSecurityConfiguration ReadTemplate(MapNode node, List<Diagnostic> diagnostics) =>
        new Fields(node, diagnostics).Child("configuration") is { } configuration ? Read(configuration.Map, diagnostics) : new() { At = node.At };

    /// <summary>The PodSecurity plugin's configuration in an AdmissionConfiguration; null when there is none in it.</summary>
    public static PodSecurityConfiguration? ReadAdmission(MapNode node, List<Diagnostic> diagnostics)
    {
        foreach (var plugin in new Fields(node, diagnostics).Children("plugins"))
        {
            if (plugin.String("name") is not "PodSecurity")
                continue;
            if (plugin.Child("configuration") is { } configuration)
                return Read(configuration.Map, diagnostics);
            if (plugin.String("path") is { Length: > 0 } path)
            {
                plugin.Warn(
                    plugin.At, $"the configuration of PodSecurity is in the file {Quote.Text(path)}, which isn't read", "add that file");
            }
        }

        return null;
    }

    private static string Level(Fields? defaults, string key)
    {
        if (defaults?.String(key) is not { Length: > 0 } level)
            return "privileged";
        if (level is not ("privileged" or "baseline" or "restricted"))
            defaults.Error(key, $"defaults.{key} must be privileged, baseline or restricted, not {Quote.Text(level)}");
        return level;
    }

    private static string Version(Fields? defaults, string key)
    {
        if (defaults?.String(key) is not { Length: > 0 } version)
            return "latest";
        if (version is not "latest" && !MinorVersion().IsMatch(version))
            defaults.Error(key, $"defaults.{key} must be \"latest\" or \"v1.x\", not {Quote.Text(version)}");
        return version;
    }

    [GeneratedRegex(@"^v1\.([0-9]|[1-9][0-9]*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MinorVersion();
}
