namespace PspMigrate.Manifests.Reading;

/// <summary>A named template for the configuration of API servers, as Rancher has several of.</summary>
internal sealed record ConfigurationTemplate(string Name, PodSecurityConfiguration Configuration);

/// <summary>Finds out which template a cluster's API server is configured by: the only one of the input, where that has no configuration.</summary>
internal sealed class ConfigurationTemplates
{
    private readonly List<ConfigurationTemplate> _templates = [];

    public void Add(ConfigurationTemplate template) => _templates.Add(template);

    /// <summary>The configuration by the templates; null when it isn't known, which <paramref name="diagnostics"/> are told.</summary>
    public PodSecurityConfiguration? Choose(List<Diagnostic> diagnostics)
    {
        if (_templates is [var only])
        {
            diagnostics.Add(new(
                Severity.Note,
                $"template {Quote.Name(only.Name)} is taken as the configuration of the API server",
                only.Configuration.At,
                "leave it out if the cluster doesn't use it"));
            return only.Configuration;
        }

        if (_templates.Count > 1)
        {
            diagnostics.Add(new(
                Severity.Warning,
                $"there are {_templates.Count} templates for the configuration of the API server, and which of them the cluster uses isn't known: "
                    + "none is taken",
                _templates[0].Configuration.At,
                "give only the one that defaultPodSecurityAdmissionConfigurationTemplateName of the cluster names"));
        }

        return null;
    }
}
