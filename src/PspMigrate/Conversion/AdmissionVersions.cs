namespace PspMigrate.Conversion;

/// <summary>The minor versions of API servers at which it changed what decides about pods.</summary>
public static class AdmissionVersions
{
    /// <summary>Pod Security is on by default (KEP-2579).</summary>
    public const int PodSecurity = 23;

    /// <summary>PodSecurityPolicies aren't served any more (KEP-5).</summary>
    public const int WithoutPolicies = 25;

    /// <summary>ValidatingAdmissionPolicy v1 (KEP-3488; facts/admission-policies.md, Versions).</summary>
    public const int Validating = 30;

    /// <summary>MutatingAdmissionPolicy v1 (KEP-3962), which can fill in.</summary>
    public const int Filling = 36;
}
