namespace PspMigrate.Manifests.Machine;

/// <summary>Gives one object for parts of objects that are equal: most pods of a cluster look alike. Not for use by several threads at once.</summary>
internal sealed class SharedParts
{
    /// <summary>Where there are more different parts than this, sharing gains nothing.</summary>
    private const int Most = 20_000;

    private readonly Dictionary<(Type, UInt128), (Node Node, object Part)> _parts = [];

    /// <summary>Fingerprints of parts that were not known, by halves: a part is kept when it comes again.</summary>
    private readonly ulong[] _met = new ulong[1 << 13];

    /// <summary>What <paramref name="read"/> makes of a node, or made of an equal one before. Parts that have something wrong are not shared.</summary>
    /// <param name="content">Its fingerprint; null to read it anew.</param>
    /// <param name="diagnostics">Where <paramref name="read"/> puts what is wrong.</param>
    /// <param name="read">Reads the part; for nodes without places in the result.</param>
    public T Get<TFrom, T>(Node node, UInt128? content, List<Diagnostic> diagnostics, TFrom from, Func<TFrom, T> read)
        where T : class
    {
        if (Find<T>(node, content) is { } known)
            return known;
        var before = diagnostics.Count;
        var part = read(from);
        if (content is { } print && diagnostics.Count == before && _parts.Count < Most && WasMet(print))
            _parts[(typeof(T), print)] = (node, part);
        return part;
    }

    /// <summary>What was made of an equal node before, if it is kept.</summary>
    public T? Find<T>(Node node, UInt128? content)
        where T : class =>
        content is { } print && _parts.TryGetValue((typeof(T), print), out var known) && Same(node, known.Node) ? (T)known.Part : null;

    private bool WasMet(UInt128 print)
    {
        var half = (ulong)print;
        ref var last = ref _met[(int)((ulong)(print >> 64) % (ulong)_met.Length)];
        if (last == half)
            return true;
        last = half;
        return false;
    }

    /// <summary>Fingerprints can be made to be equal; what a policy or pod says must not depend on them.</summary>
    private static bool Same(Node left, Node right) => (left, right) switch
    {
        (ScalarNode a, ScalarNode b) => a.Type == b.Type && string.Equals(a.Text, b.Text, StringComparison.Ordinal),
        (ListNode a, ListNode b) => a.Original == b.Original || SameItems(a.Original.Span, b.Original.Span),
        (MapNode a, MapNode b) => a.Original == b.Original || SameEntries(a.Original.Span, b.Original.Span),
        _ => false,
    };

    private static bool SameItems(ReadOnlySpan<Node> left, ReadOnlySpan<Node> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!Same(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool SameEntries(ReadOnlySpan<MapEntry> left, ReadOnlySpan<MapEntry> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!string.Equals(left[i].Key, right[i].Key, StringComparison.Ordinal) || !Same(left[i].Value, right[i].Value))
                return false;
        }

        return true;
    }
}
