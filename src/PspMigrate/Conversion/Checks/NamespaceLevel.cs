using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

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
/// <param name="At">The level and version.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Problems">Labels that the API server doesn't understand; it then enforces restricted, or latest.</param>
public sealed record NamespaceLevel(LevelVersion At, LevelSource Source, ImmutableArray<LabelProblem> Problems)
{
    private static readonly LevelVersion Free = new(Level.Privileged, KubernetesVersion.Latest);

    /// <summary>Finds the level of a namespace: asked for, labelled, configured, or proposed, in this order; a proposal that overwrites labels comes before them.</summary>
    /// <param name="plan">What the conversion says of the namespace.</param>
    /// <param name="item">The Namespace object; null when the input has none.</param>
    /// <param name="configuration">The API server's configuration; null when the input has none.</param>
    /// <param name="settings">What the user asked for.</param>
    public static NamespaceLevel Of(
        NamespacePlan plan, NamespaceObject? item, PodSecurityConfiguration? configuration, CheckSettings settings)
    {
        if (settings.Level is { } asked)
            return new(new(asked, settings.VersionOfProposals), LevelSource.Asked, []);
        var found = Present(plan, item, configuration ?? new(), settings);
        return settings.Version is { } version ? found with { At = found.At with { Version = version } } : found;
    }

    private static NamespaceLevel Present(NamespacePlan plan, NamespaceObject? item, PodSecurityConfiguration configuration, CheckSettings settings)
    {
        if (plan.WithoutLevel == NoLevelReason.Exempt)
            return new(Free, LevelSource.Exempt, []);
        var defaults = NamespacePolicy.DefaultsOf(configuration);
        var (policy, problems) = NamespacePolicy.FromLabels(item?.Labels ?? Maps.Empty, defaults);
        var proposed = plan.Labels.FirstOrDefault(labels => labels.Mode == Mode.Enforce);
        if (item is not null && item.Labels.ContainsKey(PolicyLabels.Enforce) && !(settings.Plan is { Overwrite: true } && proposed is { IsAsWanted: false }))
            return new(policy.Enforce, LevelSource.Label, [.. problems.Where(problem => IsEnforce(problem.Label))]);
        if (defaults.Enforce.Level != Level.Privileged)
            return new(policy.Enforce, LevelSource.Configuration, [.. problems.Where(problem => IsEnforce(problem.Label))]);
        return proposed is null ? new(Free with { Version = settings.VersionOfProposals }, LevelSource.Nothing, []) : new(proposed.Wanted, LevelSource.Proposed, []);
    }

    private static bool IsEnforce(string label) => label is PolicyLabels.Enforce or PolicyLabels.EnforceVersion;
}

/// <summary>What workloads are checked against, where the user says so.</summary>
/// <param name="Level">The level; null for each namespace's own.</param>
/// <param name="Version">The version; null for each namespace's own.</param>
/// <param name="Default">The version where neither the user nor a label says one; null is latest.</param>
/// <param name="Plan">How levels are proposed, and for which namespaces; null is as by default for all.</param>
/// <param name="KeepFilled">Whether fixes write, too, what policies fill in and levels don't ask for.</param>
public readonly record struct CheckSettings(
    Level? Level = null, KubernetesVersion? Version = null, KubernetesVersion? Default = null, PlanOptions? Plan = null, bool KeepFilled = false)
{
    /// <summary>The version of levels that no namespace says.</summary>
    public KubernetesVersion VersionOfProposals => Version ?? Default ?? KubernetesVersion.Latest;
}
