namespace PspMigrate.Conversion;

/// <summary>What the labels of a namespace should say: by the level that fits, the options, and what is enforced afterwards.</summary>
public static class Labelling
{
    /// <summary>By default: enforce the level that fits, and audit and warn one level stricter, the one to work towards.</summary>
    /// <param name="ns">The namespace as it is now; null where nothing is known of it.</param>
    /// <param name="defaults">What a namespace without labels asks of its pods.</param>
    internal static ImmutableArray<ModeLabels> Propose(Level level, NamespaceObject? ns, NamespacePolicy defaults, PlanOptions options)
    {
        var present = ns?.Labels ?? Maps.Empty;
        var stricter = level == Level.Restricted ? level : level + 1;
        var now = NamespacePolicy.FromLabels(present, defaults).Policy;
        var modes = new[] { (Mode.Enforce, options.Enforce, level, now.Enforce), (Mode.Audit, options.Audit, stricter, now.Audit),
            (Mode.Warn, options.Warn, stricter, now.Warn) }
            .Select(item => (Mode: item.Item1, Level: item.Item2.IsAuto ? item.Item3 : item.Item2.Level, Now: item.Item4))
            .Where(item => item.Level is not null)
            .Select(item => new ModeLabels(
                item.Mode, CurrentLevel: null, CurrentVersion: null, Wanted(item.Level!.Value, item.Now, Pinned(item.Mode, present, options)), IsKept: false)
            { Owner = LabelOwner.Of(ns, item.Mode), Deployer = LabelOwner.Deployer(ns, item.Mode) })
            .ToArray();
        return Settle(
            options.Overwrite || options.IsCluster ? [.. modes, .. Unreadable(present, defaults, [.. modes.Select(labels => labels.Mode)])] : modes,
            present,
            defaults,
            labels => Keeps(labels, options.Raise != RaiseMode.None || options.IsCluster, options.Overwrite));
    }

    /// <summary>The level at the version of the plan; where levels are only raised, what holds now unless that is laxer.</summary>
    private static LevelVersion Wanted(Level level, LevelVersion now, PlanOptions options) =>
        options.Raise != RaiseMode.None && now.Level >= level ? now : new(level, options.Version);

    /// <summary>A version label without a level says nothing of the level: one that is added goes by that version.</summary>
    private static PlanOptions Pinned(Mode mode, ImmutableSortedDictionary<string, string> present, PlanOptions options) =>
        !options.Overwrite && !present.ContainsKey(PodSecurityLabels.LevelKey(mode))
            && KubernetesVersion.Parse(present.GetValueOrDefault(PodSecurityLabels.VersionKey(mode))) is { } version
            ? options with { Version = version }
            : options;

    /// <summary>Whether present labels stay as they are.</summary>
    /// <param name="labels">What they say, and what they should say.</param>
    /// <param name="raises">Whether stricter labels take the place of present ones without being asked for.</param>
    /// <param name="overwrite">Whether labels that say something else may be replaced.</param>
    internal static bool Keeps(ModeLabels labels, bool raises, bool overwrite) =>
        labels.Owner is not null || (!overwrite && (raises ? labels.IsLowered : labels.SaysOtherwise));

    /// <summary>The modes' labels given what a namespace has now: some stay, and audit and warn are never laxer than what is enforced then.</summary>
    /// <param name="present">The labels that the namespace has now, of whatever kind.</param>
    /// <param name="defaults">What a namespace without labels asks of its pods.</param>
    /// <param name="keeps">Whether present labels stay as they are.</param>
    /// <remarks>
    /// Upstream warns of what is enforced where a namespace doesn't say otherwise, at the version of enforce (api/helpers.go
    /// PolicyToEvaluate; facts/pod-security-admission.md). A stricter level is stricter whatever its version.
    /// </remarks>
    public static ImmutableArray<ModeLabels> Settle(
        IEnumerable<ModeLabels> modes,
        ImmutableSortedDictionary<string, string> present,
        NamespacePolicy defaults,
        Func<ModeLabels, bool> keeps)
    {
        var found = modes.Select(labels => labels with
        {
            CurrentLevel = present.GetValueOrDefault(PodSecurityLabels.LevelKey(labels.Mode)),
            CurrentVersion = present.GetValueOrDefault(PodSecurityLabels.VersionKey(labels.Mode)),
        }).ToArray();
        var inForce = found.FirstOrDefault(labels => labels.Mode == Mode.Enforce) is { } enforce && !keeps(enforce)
            ? enforce.Wanted
            : NamespacePolicy.FromLabels(present, defaults).Policy.Enforce;
        return [.. found.Select(labels => NotLaxer(labels, inForce)).Select(labels => labels with { IsKept = keeps(labels) })];
    }

    /// <summary>The other modes whose present labels the API server doesn't understand, with what it takes them for.</summary>
    /// <remarks>
    /// It refuses an update that mends some invalid labels and leaves others, because the errors differ from those before
    /// (admission/admission.go ValidateNamespace; facts/pod-security-admission.md, 15).
    /// </remarks>
    private static IEnumerable<ModeLabels> Unreadable(ImmutableSortedDictionary<string, string> present, NamespacePolicy defaults, Mode[] planned)
    {
        var (policy, problems) = NamespacePolicy.FromLabels(present, defaults);
        return policy.Modes
            .Where(item => !planned.Contains(item.Mode)
                && problems.Any(problem => PodSecurityLabels.Keys(item.Mode).Contains(problem.Label, StringComparer.Ordinal)))
            .Select(item => new ModeLabels(item.Mode, CurrentLevel: null, CurrentVersion: null, item.At, IsKept: false));
    }

    private static ModeLabels NotLaxer(ModeLabels labels, LevelVersion inForce)
    {
        if (labels.Mode == Mode.Enforce || labels.Wanted.Level > inForce.Level || labels.Wanted == inForce || inForce.Level == Level.Privileged)
            return labels;
        return labels with { Wanted = inForce, Laxer = labels.Wanted.Level < inForce.Level ? labels.Wanted.Level : labels.Laxer };
    }
}
