namespace PspMigrate.Conversion.Keeping;

/// <summary>Since when API servers have admission policies that are written in CEL.</summary>
/// <remarks>KEP-3488 and KEP-3962: facts/admission-policies.md, Versions.</remarks>
public static class KeptVersions
{
    /// <summary>ValidatingAdmissionPolicy v1: v1.30.</summary>
    public const int Validating = 30;

    /// <summary>MutatingAdmissionPolicy v1: v1.36.</summary>
    public const int Filling = 36;
}
