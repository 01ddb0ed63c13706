namespace PspMigrate.Reports.Fixes;

/// <summary>How fixes are printed.</summary>
public enum FixForm
{
    /// <summary>Partial objects for server-side apply, in YAML.</summary>
    Yaml,
    /// <summary>The same as one List in JSON.</summary>
    Json,
    /// <summary><c>kubectl patch</c> commands.</summary>
    Kubectl,
    Kustomize,
    Diff,
}
