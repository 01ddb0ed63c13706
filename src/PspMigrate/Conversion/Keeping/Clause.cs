namespace PspMigrate.Conversion.Keeping;

/// <summary>One rule of a policy that a level doesn't have, as an expression that is true of pods that keep to it.</summary>
/// <param name="Name">The field that it is about; with the policy's name the name of its variable.</param>
/// <param name="Reason">Why a pod is refused, in the plugin's manner: the field and what it must be.</param>
/// <param name="Field">The field of the policy that says so, and whether it is left out.</param>
/// <param name="At">Where that stands.</param>
internal sealed record Clause(
    Control Control, string Name, string Expression, ImmutableArray<CelVariable> Uses, ValueSet Admits, string Reason, string Field, Position At);
