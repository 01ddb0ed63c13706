namespace PspMigrate.Fuzz.Targets;

/// <summary>A property that does not hold for an input.</summary>
/// <param name="rule">The property, the same text for every input that breaks it.</param>
/// <param name="detail">What was found.</param>
internal sealed class PropertyException(string rule, string detail) : Exception($"{rule}: {detail}")
{
    public string Rule { get; } = rule;

    /// <summary>Throws unless the property holds.</summary>
    public static void Unless(bool holds, string rule, string detail = "")
    {
        if (!holds)
            throw new PropertyException(rule, detail);
    }
}
