namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Privileged containers.</summary>
internal sealed class PrivilegedClause() : FieldsClause(ControlTable.Get<Privileged>())
{
    /// <inheritdoc/>
    /// <remarks>Where allowPrivilegeEscalation=false is filled in, the API itself refuses privileged containers (facts/pod-security-policy.md, 17).</remarks>
    protected override ValueSet Submitted(PodSecurityPolicy policy, bool isFilled) =>
        isFilled && policy.Privileged ? Control.Domain : base.Submitted(policy, isFilled);
}
