using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Paths of hostPath volumes, and whether mounts of them are read-only.</summary>
/// <remarks>A prefix matches at path boundaries; a writable entry beats a read-only one; only mounts are looked at.</remarks>
internal sealed class HostPathsClause() : KeptControl(ControlTable.Get<HostPaths>())
{
    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var writable = policy.AllowedHostPaths.Where(entry => !entry.ReadOnly).Select(entry => entry.PathPrefix);
        var readOnly = policy.AllowedHostPaths.Where(entry => entry.ReadOnly).Select(entry => entry.PathPrefix);
        const string isReadOnly = "variables.containers.all(c, !has(c.volumeMounts)\n  || c.volumeMounts.all(m, m.name != v.name || (has(m.readOnly) && m.readOnly)))";
        string[] tests =
        [
            .. writable.Select(Below),
            .. readOnly.Any() ? [$"(({Cel.Or(readOnly.Select(Below))})\n  && {isReadOnly})"] : Array.Empty<string>(),
        ];
        yield return new(
            "hostPaths",
            $"{Facets.Volumes.Use}.all(v, !has(v.hostPath)\n|| {string.Join("\n|| ", tests)})",
            submitted, Facets.Volumes, Facets.Containers);
    }

    /// <summary>The path itself, or what lies below it.</summary>
    private static string Below(string prefix)
    {
        var path = prefix.EndsWith('/') ? prefix[..^1] : prefix;
        return $"v.hostPath.path == {Cel.Text(path)} || v.hostPath.path.startsWith({Cel.Text(path + "/")})";
    }
}
