namespace PspMigrate.Conversion.Keeping;

/// <summary>A variable of an admission policy. It is worked out when it is first used, once a request, and may use those listed before it.</summary>
/// <param name="Name">Its name, used as <c>variables.NAME</c>.</param>
internal sealed record CelVariable(string Name, string Expression, params ImmutableArray<CelVariable> Uses)
{
    /// <summary>What it is about. Variables are listed by this, and use none of a later part.</summary>
    public CelPart Part { get; init; }

    /// <summary>What stands for it in expressions.</summary>
    public string Use => "variables." + Name;

    /// <summary>The variables, each after those that it uses.</summary>
    public static ImmutableArray<CelVariable> InOrder(IEnumerable<CelVariable> wanted)
    {
        var ordered = ImmutableArray.CreateBuilder<CelVariable>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in wanted)
            Add(variable);
        return [.. ordered.OrderBy(variable => variable.Part)];

        void Add(CelVariable variable)
        {
            if (!seen.Add(variable.Name))
                return;
            foreach (var used in variable.Uses)
                Add(used);
            ordered.Add(variable);
        }
    }
}

/// <summary>What variables are about, in the order in which they are listed.</summary>
internal enum CelPart
{
    /// <summary>What the pod holds.</summary>
    Pod,
    /// <summary>Who creates it, and as whom it runs.</summary>
    Who,
    /// <summary>Rules of policies.</summary>
    Rules,
    /// <summary>Which policies fit and may be used.</summary>
    Policies,
    /// <summary>What is filled in.</summary>
    Filling,
}
