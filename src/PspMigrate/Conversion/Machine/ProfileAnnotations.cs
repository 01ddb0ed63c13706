namespace PspMigrate.Conversion.Machine;

/// <summary>A pod's annotations of profiles: <c>seccomp.security.alpha.kubernetes.io</c> and the like.</summary>
internal readonly struct ProfileAnnotations
{
    private const string OfContainer = "container.";

    private readonly ValueList<(string Key, string Value)> _ofPod;
    private readonly ValueList<(string Key, string Value)> _ofContainers;

    public ProfileAnnotations(ImmutableSortedDictionary<string, string> annotations)
    {
        _ofPod = [];
        _ofContainers = [];
        if (annotations.IsEmpty)
            return;
        foreach (var (key, value) in annotations)
        {
            if (!key.Contains(".alpha.kubernetes.io/", StringComparison.Ordinal) && !key.Contains(".beta.kubernetes.io/", StringComparison.Ordinal))
                continue;
            if (key.StartsWith(OfContainer, StringComparison.Ordinal))
                _ofContainers = _ofContainers.Items.Add((key, value));
            else
                _ofPod = _ofPod.Items.Add((key, value));
        }
    }

    /// <summary>Those that aren't about one container.</summary>
    public ValueList<(string Key, string Value)> OfPod => _ofPod;

    /// <summary>Those about one container, without its name; and what is said of others, whoever they are, as levels read that, too.</summary>
    public ValueList<(string Key, string Value)> Of(string container)
    {
        return _ofContainers.IsEmpty ? _ofContainers : new([.. _ofContainers.Select(WithoutName).Distinct()]);

        (string Key, string Value) WithoutName((string Key, string Value) entry)
        {
            var slash = entry.Key.IndexOf('/', StringComparison.Ordinal);
            var isOwn = entry.Key.AsSpan(slash + 1).SequenceEqual(container);
            return (isOwn ? entry.Key[..slash] : entry.Key[..(slash + 1)], entry.Value);
        }
    }
}
