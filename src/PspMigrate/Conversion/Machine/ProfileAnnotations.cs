namespace PspMigrate.Conversion.Machine;

/// <summary>A pod's annotations of profiles: <c>seccomp.security.alpha.kubernetes.io</c> and the like.</summary>
internal readonly struct ProfileAnnotations
{
    private const string OfContainer = "container.";

    private readonly (string Key, string Value)[] _all;

    public ProfileAnnotations(ImmutableSortedDictionary<string, string> annotations) => _all = annotations.IsEmpty
        ? []
        :
        [
            .. annotations.Where(entry => entry.Key.Contains(".alpha.kubernetes.io/", StringComparison.Ordinal)
                || entry.Key.Contains(".beta.kubernetes.io/", StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value)),
        ];

    /// <summary>Those that aren't about one container.</summary>
    public ValueList<(string Key, string Value)> OfPod() => _all.Length == 0
        ? []
        : new([.. _all.Where(entry => !entry.Key.StartsWith(OfContainer, StringComparison.Ordinal))]);

    /// <summary>Those about one container, without its name; and what is said of others, whoever they are, as levels read that, too.</summary>
    public ValueList<(string Key, string Value)> Of(string container)
    {
        if (_all.Length == 0)
            return [];
        return new([.. _all.Where(entry => entry.Key.StartsWith(OfContainer, StringComparison.Ordinal)).Select(WithoutName).Distinct()]);

        (string Key, string Value) WithoutName((string Key, string Value) entry)
        {
            var slash = entry.Key.IndexOf('/', StringComparison.Ordinal);
            var isOwn = entry.Key.AsSpan(slash + 1).SequenceEqual(container);
            return (isOwn ? entry.Key[..slash] : entry.Key[..(slash + 1)], entry.Value);
        }
    }
}
