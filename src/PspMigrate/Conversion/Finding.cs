namespace PspMigrate.Conversion;

/// <summary>What happens to a rule.</summary>
public enum FindingKind
{
    /// <summary>The policy refuses it, the level lets it in.</summary>
    Lost,
    /// <summary>The policy admits it, the level refuses it, and pods could really do it.</summary>
    Tightened,
    /// <summary>The policy admits it, the level refuses only its spelling: the pod can say the same in another way.</summary>
    Respell,
    /// <summary>Both let it in, but the policy filled something in that nothing fills in any more.</summary>
    Default,
}

/// <summary>One computed difference between a policy and a level, in one control.</summary>
public sealed record Finding
{
    public required FindingKind Kind { get; init; }

    public required Control Control { get; init; }

    /// <summary>For tightened: whether the policy grants it, rather than leaving it open by having no rule. Only grants move the level.</summary>
    public bool Granted { get; init; }

    /// <summary>The difference itself: the values on which policy and level disagree. For defaults, the unset value.</summary>
    public required ValueSet Values { get; init; }

    /// <summary>What the policy admits in pods as they are submitted.</summary>
    public required ValueSet PolicyAdmits { get; init; }

    /// <summary>What the level allows.</summary>
    public required ValueSet LevelAllows { get; init; }

    /// <summary>The field of the policy: <c>spec.hostPorts</c>, or an annotation's key.</summary>
    public required string Field { get; init; }

    /// <summary>Where the field stands, or its parent when it isn't set.</summary>
    public required Position At { get; init; }

    /// <summary>Whether the policy sets the field.</summary>
    public required bool IsSet { get; init; }

    /// <summary>For lost: why the policy refuses the values where the field alone doesn't tell.</summary>
    public string? Because { get; init; }

    /// <summary>The ids of the checks that the level runs in this control, of what it refuses those that refuse it.</summary>
    public required ImmutableArray<string> Checks { get; init; }

    /// <summary>When this holds only under a condition, which.</summary>
    public string? Condition { get; init; }

    /// <summary>For respell: what to write (or, when unset, to leave out) instead.</summary>
    public Value? Instead { get; init; }

    /// <summary>For respell and default: what the policy filled in, in words.</summary>
    public string? FilledIn { get; init; }

    /// <summary>For lost: the pods that this is about, where the level allows the values only in those that are exempt.</summary>
    public Exemption? Exemption { get; init; }
}
