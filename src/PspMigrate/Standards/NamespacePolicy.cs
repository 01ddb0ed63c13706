namespace PspMigrate.Standards;

/// <summary>What a namespace asks of its pods: a level at a version for each mode.</summary>
public sealed record NamespacePolicy(LevelVersion Enforce, LevelVersion Audit, LevelVersion Warn)
{
    /// <summary>The same, mode by mode.</summary>
    public ImmutableArray<(Mode Mode, LevelVersion At)> Modes => [(Mode.Enforce, Enforce), (Mode.Audit, Audit), (Mode.Warn, Warn)];

    /// <summary>The policy of a namespace without labels.</summary>
    public static NamespacePolicy DefaultsOf(PodSecurityConfiguration configuration) => new(
        Parsed(configuration.Enforce, configuration.EnforceVersion),
        Parsed(configuration.Audit, configuration.AuditVersion),
        Parsed(configuration.Warn, configuration.WarnVersion));

    /// <summary>Reads a namespace's labels: each replaces one thing of the defaults.</summary>
    /// <returns>The policy, and the labels that aren't understood: they enforce restricted and latest, but audit and warn nothing.</returns>
    /// <remarks>kubernetes/pod-security-admission api/helpers.go PolicyToEvaluate; facts/pod-security-admission.md, 21 to 24.</remarks>
    public static (NamespacePolicy Policy, ImmutableArray<LabelProblem> Problems) FromLabels(
        ImmutableSortedDictionary<string, string> labels, NamespacePolicy defaults)
    {
        var problems = ImmutableArray.CreateBuilder<LabelProblem>();
        var enforce = Read(PodSecurityLabels.Enforce, PodSecurityLabels.EnforceVersion, defaults.Enforce, Level.Restricted);
        var audit = Read(PodSecurityLabels.Audit, PodSecurityLabels.AuditVersion, defaults.Audit, Level.Privileged);
        var warn = Read(PodSecurityLabels.Warn, PodSecurityLabels.WarnVersion, defaults.Warn, Level.Privileged);

        // What is enforced is warned of too, unless the namespace says otherwise.
        var enforces = labels.TryGetValue(PodSecurityLabels.Enforce, out var said) && Levels.Parse(said) is not null;
        if (enforces && !labels.ContainsKey(PodSecurityLabels.Warn) && enforce.Level > warn.Level)
            warn = new(enforce.Level, labels.ContainsKey(PodSecurityLabels.WarnVersion) ? warn.Version : enforce.Version);
        return (new(enforce, audit, warn), problems.ToImmutable());

        LevelVersion Read(string levelLabel, string versionLabel, LevelVersion ask, Level insteadOfBad)
        {
            if (labels.TryGetValue(levelLabel, out var text))
            {
                var level = Levels.Parse(text);
                if (level is null)
                    problems.Add(new(levelLabel, text, "must be one of privileged, baseline, restricted"));
                ask = ask with { Level = level ?? insteadOfBad };
            }

            if (labels.TryGetValue(versionLabel, out text))
            {
                var version = KubernetesVersion.Parse(text);
                if (version is null)
                    problems.Add(new(versionLabel, text, "must be \"latest\" or \"v1.x\""));
                ask = ask with { Version = version ?? KubernetesVersion.Latest };
            }

            return ask;
        }
    }

    private static LevelVersion Parsed(string level, string version) =>
        new(Levels.Parse(level) ?? Level.Restricted, KubernetesVersion.Parse(version) ?? KubernetesVersion.Latest);
}
