namespace PspMigrate.Controls;

/// <summary>One reason of the plugin for refusing a pod.</summary>
/// <param name="Field">The field's path as the plugin prints it.</param>
/// <param name="Problem"><c>Invalid value: …</c> or <c>Forbidden</c>, as the plugin prints it.</param>
public readonly record struct Refusal(string Field, string Problem, string Reason)
{
    public static Refusal Invalid(string field, string value, string reason) => new(field, $"Invalid value: {value}", reason);

    public static Refusal Forbidden(string field, string reason) => new(field, "Forbidden", reason);

    public override string ToString() => Reason.Length == 0 ? $"{Field}: {Problem}" : $"{Field}: {Problem}: {Reason}";
}

/// <summary>Something that a policy fills in where a pod says nothing.</summary>
/// <param name="Field">The field of the policy that says so.</param>
public readonly record struct Filling(string Words, ImmutableArray<string> Field);

/// <summary>A way to spell the same thing differently.</summary>
/// <param name="To">What to write instead; <see cref="Value.Unset"/> says: leave it out.</param>
/// <param name="Condition">When the two are really the same; null when always.</param>
/// <param name="AfterPolicy">The policy itself doesn't admit the other way: pods can take it once the policy is changed or gone.</param>
public sealed record Respelling(ValueSet From, Value To, string? Condition = null, bool AfterPolicy = false);
