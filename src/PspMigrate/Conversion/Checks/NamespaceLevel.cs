namespace PspMigrate.Conversion.Checks;

/// <summary>Where the level of a namespace comes from.</summary>
public enum LevelSource
{
    /// <summary>The user asked for it.</summary>
    Asked,
    /// <summary>Its enforce labels.</summary>
    Label,
    /// <summary>The API server's configuration, for namespaces without labels.</summary>
    Configuration,
    /// <summary>What the conversion proposes.</summary>
    Proposed,
    /// <summary>No label, and none proposed: nothing is enforced.</summary>
    Nothing,
    /// <summary>The API server's configuration exempts the namespace: nothing is enforced whatever its labels say.</summary>
    Exempt,
}

/// <summary>The level that a namespace's pods are held to.</summary>
/// <param name="Problems">Labels that the API server doesn't understand; it then enforces restricted, or latest.</param>
public sealed record NamespaceLevel(LevelVersion At, LevelSource Source, ImmutableArray<LabelProblem> Problems)
{
    /// <summary>Whether its version is the one that the user asked for, in place of another one of its own.</summary>
    public bool IsVersionAsked { get; init; }

    private static readonly LevelVersion Free = new(Level.Privileged, KubernetesVersion.Latest);

    /// <summary>
    /// Finds the level of a namespace: asked for, labelled, configured, or proposed, in this order; a proposal that overwrites labels comes before them.
    /// </summary>
    public static NamespaceLevel Of(NamespacePlan item, Plan plan, CheckSettings settings)
    {
        if (settings.Level is { } asked)
            return new(new(asked, plan.Options.Version), LevelSource.Asked, []);
        var found = Present(item, plan, settings.AsPlanned);
        return settings.Version is { } version && version != found.At.Version
            ? found with { At = found.At with { Version = version }, IsVersionAsked = true }
            : found;
    }

    private static NamespaceLevel Present(NamespacePlan item, Plan plan, bool isAsPlanned)
    {
        if (item.WithoutLevel == NoLevelReason.Exempt)
            return new(Free, LevelSource.Exempt, []);
        var labels = isAsPlanned ? item.Present.SetItems(item.FinalLabels) : item.Present;
        var (policy, problems) = NamespacePolicy.FromLabels(labels, item.Defaults);
        var proposed = item.Labels.FirstOrDefault(mode => mode.Mode == Mode.Enforce);
        var isChanged = proposed is { IsKept: false } && proposed.Wanted != policy.Enforce;
        var isRaised = plan.Options.Raise != RaiseMode.None && isChanged;
        var isReplaced = !isAsPlanned && isChanged && (isRaised || plan.Options.Overwrite || plan.Options.IsCluster);
        if (labels.ContainsKey(PodSecurityLabels.Enforce) && !isReplaced)
            return new(policy.Enforce, LevelSource.Label, [.. problems.Where(problem => IsEnforce(problem.Label))]);
        if (item.Defaults.Enforce.Level != Level.Privileged && !isRaised)
            return new(policy.Enforce, LevelSource.Configuration, [.. problems.Where(problem => IsEnforce(problem.Label))]);
        return proposed is null ? new(Free with { Version = plan.Options.Version }, LevelSource.Nothing, []) : new(proposed.Wanted, LevelSource.Proposed, []);
    }

    private static bool IsEnforce(string label) => label is PodSecurityLabels.Enforce or PodSecurityLabels.EnforceVersion;
}

/// <summary>What workloads are checked against, where the user says so.</summary>
/// <param name="Level">The level; null for each namespace's own.</param>
/// <param name="Version">The version; null for each namespace's own.</param>
/// <param name="KeepFilled">Whether fixes write, too, what policies fill in and levels don't ask for.</param>
/// <param name="AsPlanned">Whether namespaces count as labelled as the plan wants them.</param>
public readonly record struct CheckSettings(Level? Level = null, KubernetesVersion? Version = null, bool KeepFilled = false, bool AsPlanned = false);
