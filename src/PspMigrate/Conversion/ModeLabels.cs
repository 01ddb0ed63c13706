namespace PspMigrate.Conversion;

/// <summary>What one mode of a namespace says now, and what it should say.</summary>
/// <param name="CurrentLevel">The level label's present value; null when there is none.</param>
/// <param name="CurrentVersion">The version label's present value; null when there is none.</param>
/// <param name="IsKept">The present labels say something else and stay, because overwriting wasn't asked for.</param>
/// <param name="Laxer">The level that audit or warn would have had, had it not been laxer than what is enforced; else null.</param>
public sealed record ModeLabels(Mode Mode, string? CurrentLevel, string? CurrentVersion, LevelVersion Wanted, bool IsKept, Level? Laxer = null)
{
    /// <summary>Who looks after these labels, so that they stay as they are; null for nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>What deploys these labels from elsewhere, as kubectl apply and Argo CD do, and would set them again; null for nothing.</summary>
    public string? Deployer { get; init; }

    /// <summary>Both labels: the key, what it says now (null where it isn't there), and what it should say.</summary>
    public IEnumerable<(string Key, string? Current, string Wanted)> Values =>
    [
        (PodSecurityLabels.LevelKey(Mode), CurrentLevel, Wanted.Level.Name()), (PodSecurityLabels.VersionKey(Mode), CurrentVersion, Wanted.Version.ToString()),
    ];

    /// <summary>Whether the present labels already say what they should.</summary>
    public bool IsAsWanted =>
        string.Equals(CurrentLevel, Wanted.Level.Name(), StringComparison.Ordinal)
        && string.Equals(CurrentVersion, Wanted.Version.ToString(), StringComparison.Ordinal);

    /// <summary>Whether the present labels say something else, which may be the user's own decision. A level may be given a missing version.</summary>
    public bool SaysOtherwise =>
        (CurrentLevel is not null && !string.Equals(CurrentLevel, Wanted.Level.Name(), StringComparison.Ordinal))
        || (CurrentVersion is not null && !string.Equals(CurrentVersion, Wanted.Version.ToString(), StringComparison.Ordinal));

    /// <summary>Whether the plan is laxer than the present labels: a lower level, or the same level at an older version.</summary>
    /// <remarks>api/helpers.go: a missing or unreadable version is latest, an unreadable level is restricted.</remarks>
    public bool IsLowered
    {
        get
        {
            if (CurrentLevel is null)
                return false;
            var level = Levels.Parse(CurrentLevel) ?? Level.Restricted;
            var version = KubernetesVersion.Parse(CurrentVersion) ?? KubernetesVersion.Latest;
            return Wanted.Level < level || (Wanted.Level == level && level != Level.Privileged && Wanted.Version < version);
        }
    }

    /// <summary>The stricter level that the plan takes a namespace down from; null where it lowers nothing.</summary>
    /// <param name="defaults">What the API server asks of pods in namespaces without labels: a label takes its place, too.</param>
    internal Level? LowersFrom(NamespacePolicy defaults)
    {
        var now = CurrentLevel is null ? defaults.Enforce.Level : Levels.Parse(CurrentLevel) ?? Level.Restricted;
        return Mode == Mode.Enforce && !IsKept && Wanted.Level < now ? now : null;
    }

    /// <summary>The labels that the namespace ends up with; without present ones that the API server doesn't understand, which no patch repeats.</summary>
    public IEnumerable<KeyValuePair<string, string>> Final
    {
        get
        {
            // Who says a label, too, would be its owner, too.
            if (Owner is not null)
                yield break;
            var level = IsKept ? Levels.Parse(CurrentLevel) : Wanted.Level;
            var version = IsKept ? KubernetesVersion.Parse(CurrentVersion) : Wanted.Version;
            if (level is not null)
                yield return new(PodSecurityLabels.LevelKey(Mode), level.Value.Name());
            if (version is not null)
                yield return new(PodSecurityLabels.VersionKey(Mode), version.Value.ToString());
        }
    }
}
