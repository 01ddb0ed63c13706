using System.Diagnostics;

namespace PspMigrate.Fuzz.Running;

/// <summary>Makes an input that fails smaller, by taking parts away for as long as it fails for the same reason.</summary>
internal static class Minimizer
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public static byte[] Reduce(byte[] input, Func<byte[], bool> stillFails)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var size = Math.Max(input.Length / 2, 1); ; size = Math.Max(size / 2, 1))
        {
            var before = input.Length;
            for (var at = 0; at < input.Length;)
            {
                if (Stopwatch.GetElapsedTime(begin) > Longest)
                    return input;
                byte[] smaller = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(at + size, input.Length))];
                if (stillFails(smaller))
                    input = smaller;
                else
                    at += size;
            }

            if (size == 1 && input.Length == before)
                return input;
        }
    }
}
