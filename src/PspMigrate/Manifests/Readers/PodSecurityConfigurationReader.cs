using System.Text.RegularExpressions;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a PodSecurityConfiguration, or the one inside an AdmissionConfiguration.</summary>
/// <remarks>pod-security.admission.config.k8s.io; defaults and validation: facts/pod-security-admission.md, 25 and 26.</remarks>
public static partial class PodSecurityConfigurationReader
{
    /// <summary>The configuration; problems go to <paramref name="diagnostics"/>.</summary>
    /// <param name="basis">What it is merged into: fields that it leaves out, and more exemptions; null is the API server's own defaults.</param>
    public static PodSecurityConfiguration Read(MapNode node, List<Diagnostic> diagnostics, PodSecurityConfiguration? basis = null)
    {
        basis ??= new();
        var root = new Fields(node, diagnostics);
        var defaults = root.Child("defaults");
        var exemptions = root.Child("exemptions");
        return new PodSecurityConfiguration
        {
            Enforce = Level(defaults, "enforce") ?? basis.Enforce,
            EnforceVersion = Version(defaults, "enforce-version") ?? basis.EnforceVersion,
            Audit = Level(defaults, "audit") ?? basis.Audit,
            AuditVersion = Version(defaults, "audit-version") ?? basis.AuditVersion,
            Warn = Level(defaults, "warn") ?? basis.Warn,
            WarnVersion = Version(defaults, "warn-version") ?? basis.WarnVersion,
            ExemptUsernames = Union(basis.ExemptUsernames, "usernames"),
            ExemptNamespaces = Union(basis.ExemptNamespaces, "namespaces"),
            ExemptRuntimeClasses = Union(basis.ExemptRuntimeClasses, "runtimeClasses"),
            At = node.At,
        };

        ImmutableArray<string> Union(ImmutableArray<string> exempt, string key) =>
            [.. exempt.Concat(exemptions?.StringsOrEmpty(key) ?? []).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The PodSecurity plugin's configuration in an AdmissionConfiguration; null when there is none in it.</summary>
    public static PodSecurityConfiguration? ReadAdmission(MapNode node, List<Diagnostic> diagnostics) =>
        Plugin(node, diagnostics)?.Child("configuration") is { } configuration ? Read(configuration.Map, diagnostics) : null;

    /// <summary>The file that an AdmissionConfiguration has the plugin's configuration in, and where it says so; null when there is none.</summary>
    internal static (string Path, Position At)? PathIn(MapNode node) =>
        Plugin(node, []) is { } plugin && plugin.String("path") is { Length: > 0 } path ? (path, plugin.At) : null;

    private static Fields? Plugin(MapNode node, List<Diagnostic> diagnostics) =>
        new Fields(node, diagnostics).Children("plugins").FirstOrDefault(plugin => plugin.String("name") is "PodSecurity");

    private static string? Level(Fields? defaults, string key)
    {
        if (defaults?.String(key) is not { Length: > 0 } level)
            return null;
        if (level is not ("privileged" or "baseline" or "restricted"))
            defaults.Error(key, $"defaults.{key} must be privileged, baseline or restricted, not {Quote.Text(level)}");
        return level;
    }

    private static string? Version(Fields? defaults, string key)
    {
        if (defaults?.String(key) is not { Length: > 0 } version)
            return null;
        if (version is not "latest" && !MinorVersion().IsMatch(version))
            defaults.Error(key, $"defaults.{key} must be \"latest\" or \"v1.x\", not {Quote.Text(version)}");
        return version;
    }

    [GeneratedRegex(@"^v1\.([0-9]|[1-9][0-9]*)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MinorVersion();
}
