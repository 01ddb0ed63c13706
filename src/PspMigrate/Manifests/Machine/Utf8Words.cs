using System.Numerics;
using System.Runtime.InteropServices;

namespace PspMigrate.Manifests.Machine;

/// <summary>Keeps the words that come again and again: one string for each, and no second look at what it means.</summary>
/// <remarks>
/// Of fixed size. A word is kept when it comes again: names and hashes that come once push nothing out, and their memory is soon free.
/// Not for use by several threads at once.
/// </remarks>
/// <param name="sizeBits">How many words it keeps at most, as a power of two.</param>
internal sealed class Utf8Words(int sizeBits = 14)
{
    /// <summary>Longer texts are rarely repeated.</summary>
    public const int Longest = 64;

    private readonly Utf8Word?[] _words = new Utf8Word?[1 << sizeBits];

    /// <summary>Part of the hash of the last word that came to each place and was not known there.</summary>
    private readonly uint[] _met = new uint[1 << sizeBits];

    public Utf8Word Get(ReadOnlySpan<byte> utf8) => Find(utf8) ?? new Utf8Word(utf8);

    /// <summary>The word, if it came before; null when it comes for the first time, and most such words never come again.</summary>
    public Utf8Word? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
            return null;
        var hash = Hash(utf8);
        var place = (int)(hash >> (64 - sizeBits));
        if (_words[place] is { } known && known.Is(utf8))
            return known;
        var isMet = _met[place] == (uint)hash;
        _met[place] = (uint)hash;
        return isMet ? _words[place] = new Utf8Word(utf8) : null;
    }

    /// <summary>Tells short texts apart; not meant to withstand whoever wants them to be equal.</summary>
    public static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
            hash = (BitOperations.RotateLeft(hash, 23) ^ MemoryMarshal.Read<ulong>(utf8)) * factor;
        var rest = 0UL;
        foreach (var b in utf8)
            rest = (rest << 8) | b;
        return (BitOperations.RotateLeft(hash, 23) ^ rest) * factor;
    }
}
