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
            // That manifest is fine; it was sent to the address of another API version.
            if (recorded.GetProperty("case").ValueEquals("api-extensions-v1beta1-kind"))
                continue;

            manifests++;
            var accepted = recorded.GetProperty("accepted").GetBoolean();
            rejected += accepted ? 0 : 1;
            var wrongTypes = new List<Diagnostic>();
            var policy = PolicyReader.Read((MapNode)JsonTree.Parse("manifest", recorded.GetProperty("manifest").GetRawText()), wrongTypes);
            var expected = Causes(recorded);
            var reasons = policy is null ? [] : PolicyValidation.Validate(policy);
            var agrees = recorded.GetProperty("status").GetInt32() == 400
                ? wrongTypes.Exists(d => d.Severity == Severity.Error)
                : policy is not null
                    && !wrongTypes.Exists(d => d.Severity == Severity.Error)
                    && accepted == reasons.IsEmpty
                    && reasons.All(d => d.Severity == Severity.Error)
                    && expected.SequenceEqual(reasons.Select(d => d.Message), StringComparer.Ordinal);
            if (!agrees)
            {
                differences.Add($"{recorded.GetProperty("case")}: server [{string.Join(" | ", expected)}],"
                    + $" ours [{string.Join(" | ", wrongTypes.Concat(reasons).Select(d => d.Message))}]");
            }
        }

        return new(manifests, rejected, differences.ToImmutable());
    }

    private static ImmutableArray<string> Causes(JsonElement recorded) =>
        recorded.TryGetProperty("causes", out var causes) && causes.ValueKind == JsonValueKind.Array
            ? [.. causes.EnumerateArray().Select(c => $"{c.GetProperty("field").GetString()}: {c.GetProperty("message").GetString()}")]
            : [];
}
