namespace PspMigrate.Policies.Validation;

/// <summary>What is required to drop may not be allowed or added at the same time. The server's field names lack <c>spec</c>.</summary>
internal static class CapabilityValidation
{
    public static void Check(PodSecurityPolicy policy, Problems problems)
    {
        var drops = policy.RequiredDropCapabilities;
        if (!drops.IsEmpty && policy.AllowedCapabilities.Contains("*", StringComparer.Ordinal))
        {
            problems.Add(
                "requiredDropCapabilities",
                $"Invalid value: {Problems.List("core.Capability", drops)}:"
                + " must be empty when all capabilities are allowed by a wildcard",
                "spec.requiredDropCapabilities");
        }

        CheckAgainst(drops, policy.DefaultAddCapabilities, "defaultAddCapabilities", problems);
        CheckAgainst(drops, policy.AllowedCapabilities, "allowedCapabilities", problems);
    }

    private static void CheckAgainst(
        ImmutableArray<string> drops, ImmutableArray<string> capabilities, string field, Problems problems)
    {
        foreach (var (i, capability) in capabilities.Index().Where(item => drops.Contains(item.Item, StringComparer.Ordinal)))
        {
            problems.Add(
                field, Problems.InvalidText(capability, $"capability is listed in {field} and requiredDropCapabilities"), $"spec.{field}[{i}]");
        }
    }
}
