namespace PspMigrate.Manifests.Machine;

/// <summary>The texts that were last read under one key, with what they are.</summary>
internal sealed class RepeatedText(UInt128 key, int depth, FieldFilter filter)
{
    /// <summary>More to compare with costs more than it finds.</summary>
    private const int Most = 16;

    /// <summary>Longer texts are rarely repeated, and dear to keep.</summary>
    private const int Longest = 1024;

    /// <summary>After so many texts it is clear whether they repeat; where they don't, nobody looks again.</summary>
    private const int Enough = 32;

    private readonly List<Known> _known = [];
    private int _tried;
    private int _found;

    public bool IsOf(UInt128 otherKey, int otherDepth, FieldFilter otherFilter) =>
        key == otherKey && depth == otherDepth && ReferenceEquals(filter, otherFilter);

    /// <summary>Whether looking is worth it: at least every second text was known, as far as is known.</summary>
    public bool IsWorthwhile() => _tried < Enough || 2 * _found >= _tried;

    /// <summary>What the text begins with, if it was read before.</summary>
    public Known? Find(ReadOnlySpan<byte> text)
    {
        // What is recent counts more than what is long past.
        if (++_tried == 16 * Enough)
            (_tried, _found) = (_tried / 2, _found / 2);
        for (var i = 0; i < _known.Count; i++)
        {
            var candidate = _known[i];
            if (!text.StartsWith(candidate.Text))
                continue;
            _found++;
            if (i > 0)
                (_known[i - 1], _known[i]) = (candidate, _known[i - 1]);
            return candidate;
        }

        return null;
    }

    public void Add(ReadOnlySpan<byte> text, in TreeValue value)
    {
        if (text.Length > Longest)
            return;
        if (_known.Count == Most)
            _known.RemoveAt(Most - 1);
        _known.Add(new Known(text.ToArray(), text.Count((byte)'\n'), value));
    }

    /// <param name="Lines">How many line breaks are in it.</param>
    /// <param name="Value">What it is, where it was read first.</param>
    internal sealed record Known(byte[] Text, int Lines, TreeValue Value)
    {
        /// <summary>What it is at another place.</summary>
        public TreeValue At(Position place) => Value with { Node = new Moved(Value.Node.At, place).Node(Value.Node) };
    }
}
