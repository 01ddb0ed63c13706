namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Paths of hostPath volumes, and whether mounts of them are read-only.</summary>
/// <remarks>A prefix matches at path boundaries; a writable entry beats a read-only one; only mounts are looked at.</remarks>
internal sealed class HostPathsClause() : KeptControl(ControlTable.Get<HostPaths>())
{
    private static readonly CelVariable Paths = new("hostPaths", $"{Facets.Volumes.Use}.filter(v, has(v.hostPath)).map(v, v.hostPath.path)", Facets.Volumes);

    private static readonly CelVariable WritableMounts = new("writableMounts",
        "variables.containers.filter(c, has(c.volumeMounts))\n.map(c, c.volumeMounts.filter(m, !has(m.readOnly) || !m.readOnly).map(m, m.name))",
        Facets.Containers);

    /// <summary>Worked out once for all policies: mounts are many (Costs).</summary>
    private static readonly CelVariable WritablePaths = new("writableHostPaths",
        $"{Facets.Volumes.Use}.filter(v, has(v.hostPath) && {WritableMounts.Use}.exists(names, v.name in names)).map(v, v.hostPath.path)", Facets.Volumes,
        WritableMounts);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        string[] writable = [.. policy.AllowedHostPaths.Where(entry => !entry.ReadOnly).Select(entry => Below(entry.PathPrefix))];
        string[] readOnly = [.. policy.AllowedHostPaths.Where(entry => entry.ReadOnly).Select(entry => Below(entry.PathPrefix))];
        var paths = $"{Paths.Use}.all(path, {Cel.Or([.. writable, .. readOnly])})";
        yield return readOnly.Length == 0
            ? new("hostPaths", paths, submitted, Paths)
            : new("hostPaths", $"{paths}\n&& {WritablePaths.Use}{(writable.Length == 0 ? ".size() == 0" : $".all(path, {Cel.Or(writable)})")}", submitted,
                Paths, WritablePaths);
    }

    /// <summary>The path itself, or what lies below it.</summary>
    private static string Below(string prefix)
    {
        var own = prefix.EndsWith('/') ? prefix[..^1] : prefix;
        return $"path == {Cel.Text(own)} || path.startsWith({Cel.Text(own + "/")})";
    }
}
