namespace PspMigrate.Conversion.Stages;

/// <summary>What has come apart since labels were set, or never was together.</summary>
public enum DriftKind
{
    /// <summary>Files and cluster say different things.</summary>
    LabelsDiffer,

    /// <summary>A label's version is older than the server: checks that came since aren't made.</summary>
    VersionBehind,

    /// <summary>A level is enforced, and nothing warns of a stricter one.</summary>
    WithoutWarn,

    /// <summary>No level is enforced, though others of the input enforce some.</summary>
    WithoutLabel,
}

/// <summary>Something odd about a namespace's labels.</summary>
/// <param name="Label">The label, or mode, that it is about.</param>
/// <param name="Before">What one side says: the files, or the label.</param>
/// <param name="After">What the other says: the cluster, or the server.</param>
public sealed record Drift(DriftKind Kind, string Namespace, string Label, string Before, string After)
{
    /// <summary>All of a plan, by kind.</summary>
    public static ImmutableArray<Drift> Of(Plan plan) =>
    [
        .. Differing(plan),
        .. plan.Namespaces.SelectMany(item => Behind(item, plan.Options.ServerMinor)),
        .. plan.Namespaces.Where(item => item.Says(Mode.Enforce) is > Level.Privileged and < Level.Restricted && item.Says(Mode.Warn) is null)
            .Select(item => new Drift(DriftKind.WithoutWarn, item.Name, Mode.Warn.Name(), "", "")),
        .. Without(plan),
    ];

    private static IEnumerable<Drift> Differing(Plan plan)
    {
        var files = plan.Analysis.Inventory.Namespaces.ToLookup(ns => ns.Name, StringComparer.Ordinal);
        return from live in plan.Analysis.Inventory.LiveNamespaces
               where plan.Options.Scope.Contains(live.Name)
               from file in files[live.Name].Take(1)
               from mode in Enum.GetValues<Mode>()
               let said = (File: Text(file, mode), Live: Text(live, mode))
               where !string.Equals(said.File, said.Live, StringComparison.Ordinal)
               select new Drift(DriftKind.LabelsDiffer, live.Name, mode.Name(), said.File, said.Live);
    }

    private static string Text(NamespaceObject ns, Mode mode)
    {
        var (level, version) = (ns.Labels.GetValueOrDefault(PodSecurityLabels.LevelKey(mode)), ns.Labels.GetValueOrDefault(PodSecurityLabels.VersionKey(mode)));
        return version is null ? level ?? "nothing" : $"{level ?? ""}:{version}";
    }

    private static IEnumerable<Drift> Behind(NamespacePlan item, int? server) =>
        from mode in Enum.GetValues<Mode>()
        where item.Says(mode) > Level.Privileged
        let said = KubernetesVersion.Parse(item.Present.GetValueOrDefault(PodSecurityLabels.VersionKey(mode)))
        where said is { IsLatest: false } version && version.Minor < server
        select new Drift(DriftKind.VersionBehind, item.Name, mode.Name(), said.Value.ToString(), $"v1.{server}");

    /// <remarks>Where nothing is enforced anywhere, the table says so. A label that isn't understood enforces restricted.</remarks>
    private static IEnumerable<Drift> Without(Plan plan)
    {
        var open = plan.Namespaces
            .Where(item => !item.Present.ContainsKey(PodSecurityLabels.LevelKey(Mode.Enforce))
                && item.WithoutLevel != NoLevelReason.Exempt && item.Defaults.Enforce.Level == Level.Privileged)
            .ToArray();
        return open.Length == plan.Namespaces.Length ? [] : open.Select(item => new Drift(DriftKind.WithoutLabel, item.Name, Mode.Enforce.Name(), "", ""));
    }
}
