using System.Numerics;

namespace PspMigrate.Conversion.Machine;

/// <summary>Small numbers as bits, so that what two sets have in common is found without looking at each of their members.</summary>
internal sealed class NumberSet
{
    private const int Bits = 64;

    private readonly ulong[] _words;

    /// <param name="numbers">What it holds; none is negative.</param>
    /// <param name="limit">What each of them is below.</param>
    public NumberSet(IEnumerable<int> numbers, int limit)
    {
        _words = new ulong[(limit + Bits - 1) / Bits];
        foreach (var number in numbers)
            _words[number / Bits] |= 1UL << (number % Bits);
    }

    /// <summary>The least number from <paramref name="start"/> on that is in both sets, which have one limit; -1 when there is none.</summary>
    public int Common(NumberSet other, int start = 0)
    {
        for (var i = start / Bits; i < _words.Length; i++)
        {
            var common = _words[i] & other._words[i];
            if (i == start / Bits)
                common &= ulong.MaxValue << (start % Bits);
            if (common != 0)
                return (i * Bits) + BitOperations.TrailingZeroCount(common);
        }

        return -1;
    }
}
