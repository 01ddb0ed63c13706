using System.Collections.Immutable;
using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Policies;
using PspMigrate.Tests.Access;

namespace PspMigrate.Tests.Policies;

/// <summary>Compares recorded answers to policy manifests with our validation.</summary>
internal static class ValidationTruth
{
    /// <summary>How many manifests were compared, and every one with other reasons than the server's.</summary>
    public sealed record Outcome(int Manifests, int Rejected, ImmutableArray<string> Differences);

    /// <summary>Compares every manifest of a <c>validation.jsonl.gz</c>: the same reasons in the same order.</summary>
    public static Outcome Compare(string file)
    {
        var manifests = 0;
        var rejected = 0;
        var differences = ImmutableArray.CreateBuilder<string>();
        foreach (var recorded in SharedTruth.Lines(file))
        {
            var status = recorded.GetProperty("status").GetInt32();
            // Wrong types never become a policy.
            if (status == 400)
                continue;

            manifests++;
            rejected += status == 201 ? 0 : 1;
            var expected = Causes(recorded);
            var actual = PolicyValidation.Validate(PolicyJson.Policy(recorded.GetProperty("manifest")));
            if (!expected.SequenceEqual(actual.Select(d => d.Message), StringComparer.Ordinal)
                || actual.Any(d => d.Severity != Severity.Error))
            {
                differences.Add($"{recorded.GetProperty("case")}: server [{string.Join(" | ", expected)}],"
                    + $" ours [{string.Join(" | ", actual.Select(d => d.Message))}]");
            }
        }

        return new(manifests, rejected, differences.ToImmutable());
    }

    private static ImmutableArray<string> Causes(JsonElement recorded) =>
        recorded.TryGetProperty("causes", out var causes)
            ? [.. causes.EnumerateArray().Select(c => $"{c.GetProperty("field").GetString()}: {c.GetProperty("message").GetString()}")]
            : [];
}
