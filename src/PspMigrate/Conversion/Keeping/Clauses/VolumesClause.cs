namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Types of volumes: which source a volume has.</summary>
internal sealed class VolumesClause() : KeptControl(ControlTable.VolumeTypes)
{
    /// <summary>The volume of a bound service account token passes with <c>secret</c> alone, too.</summary>
    /// <remarks>pkg/security/podsecuritypolicy/util IsOnlyServiceAccountTokenSources @v1.21.</remarks>
    private const string IsToken = """
        has(v.projected) && (!has(v.projected.sources) || v.projected.sources.all(s,
          (has(s.serviceAccountToken) || has(s.configMap) || has(s.downwardAPI))
          && (!has(s.serviceAccountToken) || (s.serviceAccountToken.path == 'token'
            && (!has(s.serviceAccountToken.audience) || s.serviceAccountToken.audience == '')))
          && (!has(s.configMap) || (has(s.configMap.name) && s.configMap.name == 'kube-root-ca.crt'))
          && (!has(s.downwardAPI) || !has(s.downwardAPI.items) || s.downwardAPI.items.all(i, i.path == 'namespace'
            && has(i.fieldRef) && i.fieldRef.fieldPath == 'metadata.namespace'
            && (!has(i.fieldRef.apiVersion) || i.fieldRef.apiVersion in ['', 'v1'])))))
        """;

    /// <summary>Worked out once for all policies: sources are many (Costs).</summary>
    private static readonly CelVariable Others = new("volumesButToken", $"{Facets.Volumes.Use}.filter(v, !({IsToken}))", Facets.Volumes);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var types = Shape.Of(submitted, Control.Domain) switch
        {
            Shape.AnyOf(var parts) => [.. parts.OfType<ShapePart.One>().Select(part => part.Value.AsText!)],
            Shape.AllBut => Volumes.All.Where(type => submitted.Contains(type)).ToArray(),
            _ => [],
        };
        if (types.Length == 0)
        {
            yield return new("volumes", $"{Facets.Volumes.Use}.size() == 0", submitted, Facets.Volumes) { Words = "volumes must be left out" };
            yield break;
        }

        var judged = submitted.Contains("secret") && !submitted.Contains("projected") ? Others : Facets.Volumes;
        yield return new("volumes", $"{judged.Use}.all(v, {Cel.Lines(" || ", types.Select(type => $"has(v.{type})"))})", submitted, judged)
        {
            Words = $"volumes must be of the types {string.Join(", ", types)}",
        };
    }
}
