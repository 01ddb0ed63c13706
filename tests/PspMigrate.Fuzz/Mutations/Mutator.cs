using System.Text;

namespace PspMigrate.Fuzz.Mutations;

/// <summary>Changes a text in one place or all over. The characters stand for bytes (Latin-1), so that broken UTF-8 can be made and kept.</summary>
/// <param name="text">What to change.</param>
/// <param name="random">Decides where and how.</param>
/// <param name="other">Another seed, to take parts from.</param>
internal delegate string Mutation(string text, Random random, string other);

/// <summary>Makes inputs of seeds: the same ones for the same random numbers.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds)
{
    /// <summary>What inputs grow to at most.</summary>
    private const int Largest = 64 * 1024;

    private static readonly Mutation[][] Groups = [ByteMutations.All, LineMutations.All, ValueMutations.All, [Restyle.Apply]];

    private readonly string[] _texts = [.. seeds.Select(Encoding.Latin1.GetString)];

    /// <summary>The next input.</summary>
    /// <param name="random">Decides everything.</param>
    /// <param name="needs">What most of the chosen seeds hold.</param>
    /// <param name="wholeIn">How seldom they are more than one document.</param>
    public byte[] Next(Random random, string needs, int wholeIn)
    {
        var text = Seed(random, needs, wholeIn);
        for (var left = Steps(random); left > 0; left--)
        {
            var changed = random.Pick(random.Pick(Groups))(text, random, Seed(random, needs, wholeIn));
            text = changed.Length <= Largest ? changed : changed[..Largest];
        }

        return Encoding.Latin1.GetBytes(text);
    }

    private string Seed(Random random, string needs, int wholeIn)
    {
        var text = random.Pick(_texts);
        for (var tries = random.Next(20); tries > 0 && !text.Contains(needs, StringComparison.Ordinal); tries--)
            text = random.Pick(_texts);
        if (random.OneIn(wholeIn))
            return text;
        var documents = text.Split("\n---\n");
        var fitting = Array.FindAll(documents, document => document.Contains(needs, StringComparison.Ordinal));
        return random.Pick(fitting.Length > 0 ? fitting : documents);
    }

    /// <summary>Mostly few: an input that is broken in many places says no more than one that is broken in the first.</summary>
    private static int Steps(Random random) => random.Next(8) switch
    {
        0 => 1 + random.Next(16),
        < 4 => 1,
        _ => 1 + random.Next(4),
    };
}
