using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Defaults;

/// <summary>The configuration of Pod Security as the API server reads it.</summary>
/// <remarks>facts/pod-security-admission.md, 25 and 26.</remarks>
internal static class ConfigurationNodes
{
    /// <summary>The plugin's own configuration.</summary>
    public static MapNode PodSecurity(ClusterDefaults defaults) => Tree.Map(
        ("apiVersion", Tree.Text(defaults.ApiVersion)),
        ("kind", Tree.Text("PodSecurityConfiguration")),
        ("defaults", Levels(defaults)),
        ("exemptions", Exemptions(defaults)));

    /// <summary>The file that <c>--admission-control-config-file</c> names.</summary>
    public static MapNode Admission(ClusterDefaults defaults) => Tree.Map(
        ("apiVersion", Tree.Text("apiserver.config.k8s.io/v1")),
        ("kind", Tree.Text("AdmissionConfiguration")),
        ("plugins", Tree.List(Tree.Map(("name", Tree.Text("PodSecurity")), ("configuration", PodSecurity(defaults))))));

    /// <summary>The same as text, for places that take files.</summary>
    public static string AdmissionText(ClusterDefaults defaults) => NodeText.Document(Admission(defaults)).TrimEnd('\n');

    /// <summary>Levels and versions of the modes.</summary>
    public static MapNode Levels(ClusterDefaults defaults) => Tree.Map(defaults.Policy.Modes.SelectMany(item => new[]
    {
        (item.Mode.Name(), Tree.Text(item.At.Level.Name())),
        (item.Mode.Name() + "-version", Tree.Text(item.At.Version.ToString())),
    }));

    /// <summary>Who is exempt; each namespace may appear once.</summary>
    public static MapNode Exemptions(ClusterDefaults defaults, params ImmutableArray<string> alsoExempt) => Tree.Map(
        ("usernames", Tree.Texts(defaults.ExemptUsernames)),
        ("runtimeClasses", Tree.Texts(defaults.ExemptRuntimeClasses)),
        ("namespaces", Tree.Texts([.. defaults.ExemptNamespaces.Concat(alsoExempt).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])));
}
