namespace PspMigrate.Manifests.Reading;

/// <summary>A configuration of API servers inside of something that a platform makes clusters from.</summary>
/// <param name="Name">What it stands in, as messages say it: <c>template "strict"</c>.</param>
/// <param name="Configuration">The configuration.</param>
internal sealed record PlatformConfiguration(string Name, PodSecurityConfiguration Configuration);

/// <summary>Finds out how a cluster's API server is configured: by the only such configuration of the input, where it has none of its own.</summary>
internal sealed class PlatformConfigurations
{
    private const int Named = 3;

    private readonly List<PlatformConfiguration> _found = [];

    public void Add(PlatformConfiguration found) => _found.Add(found);

    /// <summary>The configuration; null when it isn't known, which <paramref name="diagnostics"/> are told.</summary>
    public PodSecurityConfiguration? Choose(List<Diagnostic> diagnostics)
    {
        if (_found.Count == 0)
            return null;
        var first = _found[0];
        if (_found.TrueForAll(found => found.Configuration with { At = first.Configuration.At } == first.Configuration))
        {
            diagnostics.Add(new(
                Severity.Note,
                $"{first.Name} is taken as the configuration of the API server",
                first.Configuration.At,
                "leave it out if the cluster doesn't use it"));
            return first.Configuration;
        }

        var names = _found.Select(found => found.Name).Distinct(StringComparer.Ordinal).ToArray();
        diagnostics.Add(new(
            Severity.Warning,
            $"there are {_found.Count} configurations of API servers ({string.Join(", ", names.Take(Named))}{(names.Length > Named ? ", …" : "")}), "
                + "and which of them the cluster uses isn't known: none is taken",
            first.Configuration.At,
            "leave out those of other clusters (--exclude), or read each cluster by itself (convert and check --cluster-dir 'clusters/*');"
                + " clusters of Rancher name theirs in defaultPodSecurityAdmissionConfigurationTemplateName"));
        return null;
    }
}
