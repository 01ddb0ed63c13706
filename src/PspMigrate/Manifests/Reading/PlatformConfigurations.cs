namespace PspMigrate.Manifests.Reading;

/// <summary>A configuration of API servers inside of something that a platform makes clusters from.</summary>
/// <param name="Name">What it stands in, as messages say it: <c>template "strict"</c>.</param>
internal sealed record PlatformConfiguration(string Name, PodSecurityConfiguration Configuration);

/// <summary>A file that an AdmissionConfiguration has the configuration in.</summary>
/// <param name="Path">Its path, mostly that on a node.</param>
internal sealed record ConfigurationFile(string Path, Position At);

/// <summary>A cluster that names the template which it is configured by.</summary>
/// <param name="Template">Its name, as messages say it.</param>
internal sealed record TemplateName(string Template, Position At);

/// <summary>Finds out how a cluster's API server is configured: by the only such configuration of the input, where it has none of its own.</summary>
internal sealed class PlatformConfigurations
{
    private const int Named = 3;

    private readonly List<object> _items = [];

    /// <summary>Takes a configuration, the name of one, or the file that has it.</summary>
    public void Add(object item) => _items.Add(item);

    /// <summary>The configuration; null when it isn't known, which <paramref name="diagnostics"/> are told.</summary>
    public PodSecurityConfiguration? Choose(List<Diagnostic> diagnostics)
    {
        if (_items.OfType<ConfigurationFile>().FirstOrDefault() is { } file)
        {
            diagnostics.Add(new(
                Severity.Warning, $"the configuration of PodSecurity is in the file {Quote.Text(file.Path)}, which isn't read", file.At, "add that file"));
        }

        var named = _items.OfType<TemplateName>().DistinctBy(name => name.Template, StringComparer.Ordinal).ToArray() is [var only] ? only : null;
        var wanted = _items.OfType<PlatformConfiguration>()
            .Where(found => named is null || string.Equals(found.Name, named.Template, StringComparison.Ordinal)).ToList();
        if (named is not null && wanted.Count == 0)
        {
            diagnostics.Add(new(
                Severity.Warning,
                $"the cluster's API server is configured by {named.Template}, which isn't in the input",
                named.At,
                "add it: kubectl get podsecurityadmissionconfigurationtemplates -o yaml, in Rancher's own cluster"));
        }

        return wanted.Count == 0 ? null : Choose(wanted, diagnostics);
    }

    private static PodSecurityConfiguration? Choose(List<PlatformConfiguration> from, List<Diagnostic> diagnostics)
    {
        var first = from[0];
        if (from.TrueForAll(found => found.Configuration with { At = first.Configuration.At } == first.Configuration))
        {
            diagnostics.Add(new(
                Severity.Note,
                $"{first.Name} is taken as the configuration of the API server",
                first.Configuration.At,
                "leave it out if the cluster doesn't use it"));
            return first.Configuration;
        }

        var names = from.Select(found => found.Name).Distinct(StringComparer.Ordinal).ToArray();
        diagnostics.Add(new(
            Severity.Warning,
            $"there are {from.Count} configurations of API servers ({string.Join(", ", names.Take(Named))}{(names.Length > Named ? ", …" : "")}), "
                + "and which of them the cluster uses isn't known: none is taken",
            first.Configuration.At,
            "leave out those of other clusters (--exclude), or read each cluster by itself (convert and check --cluster-dir 'clusters/*');"
                + " clusters of Rancher name theirs in defaultPodSecurityAdmissionConfigurationTemplateName"));
        return null;
    }
}
