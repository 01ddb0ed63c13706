namespace PspMigrate.Policies.Validation;

/// <summary>The policy's name, and the syntax of its labels and annotation keys.</summary>
/// <remarks>staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go @v1.20.2.</remarks>
internal static class MetadataValidation
{
    public static void Check(PodSecurityPolicy policy, Problems problems)
    {
        if (policy.Name.Length == 0)
            problems.Add("metadata.name", "Required value: name or generateName is required");
        else
            problems.Invalid("metadata.name", policy.Name, NameRules.Subdomain(policy.Name));

        foreach (var (key, value) in policy.Labels)
        {
            problems.Invalid("metadata.labels", key, NameRules.Qualified(key));
            problems.Invalid("metadata.labels", value, NameRules.LabelValues(value));
        }

        // The server compares annotation keys in lower case, so that their prefix may have capitals.
        foreach (var key in policy.Annotations.Keys)
            problems.Invalid("metadata.annotations", key, NameRules.Qualified(key.ToLowerInvariant()));
    }
}
