using System.Globalization;
using PspMigrate.Fuzz.Targets;

namespace PspMigrate.Fuzz.Running;

/// <summary>What a run is asked to do.</summary>
/// <param name="Targets">What to run.</param>
/// <param name="Seed">With it and the number of an execution, its input is made again.</param>
/// <param name="Seconds">How long, all targets together.</param>
/// <param name="Input">A file or a directory of files to run once each, as they are; null to make inputs.</param>
/// <param name="Findings">The directory for inputs that break a property.</param>
internal sealed record FuzzOptions(IReadOnlyList<Target> Targets, int Seed, int Seconds, string? Input, string Findings)
{
    public const string Usage = "usage: PspMigrate.Fuzz [--target NAME] [--seed N] [--seconds N] [--input FILE|DIR] [--findings DIR]";

    /// <summary>Null when the arguments make no sense.</summary>
    public static FuzzOptions? Parse(string[] args)
    {
        var options = new FuzzOptions(Target.All, Seed: 1, Seconds: 60, Input: null, Path.Combine("artifacts", "fuzz"));
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || options.With(args[i], args[i + 1]) is not { } next)
                return null;
            options = next;
        }

        return options;
    }

    private FuzzOptions? With(string name, string value) => name switch
    {
        "--target" => Target.All.Where(target => string.Equals(target.Name, value, StringComparison.Ordinal)).ToArray() is { Length: > 0 } found
            ? this with { Targets = found }
            : null,
        "--seed" => Number(value) is { } seed ? this with { Seed = seed } : null,
        "--seconds" => Number(value) is { } seconds ? this with { Seconds = seconds } : null,
        "--input" => this with { Input = value },
        "--findings" => this with { Findings = value },
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
