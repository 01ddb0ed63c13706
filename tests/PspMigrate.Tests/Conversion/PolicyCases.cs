using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Conversion;

/// <summary>The policies that comparisons are tested with.</summary>
internal static class PolicyCases
{
    /// <summary>Those of the fixtures, and small ones that between them use every field.</summary>
    public static IEnumerable<PodSecurityPolicy> Ours { get; } = [.. Usable(Fixtures()), .. Small()];

    /// <summary>Real policies and those of the recorded answers, where they are at hand.</summary>
    public static IEnumerable<PodSecurityPolicy> Shared()
    {
        var manifests = Directory.GetFiles(SharedData.Find("corpus"), "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => Read.File(file).Inventory.Policies);
        var recorded = Directory.GetFiles(SharedData.Find("truth/pod-security-policy"), "policies*.jsonl.gz").Order(StringComparer.Ordinal)
            .SelectMany(file => SharedData.Lines($"truth/pod-security-policy/{Path.GetFileName(file)}"))
            .Select(line => PolicyReader.Read((MapNode)JsonTree.Parse("manifest", line.GetProperty("manifest").GetRawText()), []))
            .OfType<PodSecurityPolicy>();
        return Usable(manifests.Concat(recorded));
    }

    private static IEnumerable<PodSecurityPolicy> Fixtures() =>
        Directory.GetFiles(Repository.Fixtures, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => Read.File(file).Inventory.Policies);

    private static IEnumerable<PodSecurityPolicy> Usable(IEnumerable<PodSecurityPolicy> policies) =>
        policies.Where(policy => PolicyValidation.Validate(policy).IsEmpty && PolicyUsability.Dropped(policy) is null);
}
