using System.Runtime.InteropServices;

namespace PspMigrate.Policies;

/// <summary>A policy as a server stores it, with what its rules come to worked out once for all the pods that it is asked about.</summary>
public sealed class PreparedPolicy
{
    /// <summary>Values are read into one list a thread: nothing is left of them.</summary>
    [ThreadStatic]
    private static List<FieldValue>? _buffer;

    /// <summary>Controls that limit nothing here are left out.</summary>
    private readonly (Control Control, ValueSet Admitted)[] _limits;

    /// <summary>The limits of what policies never fill in: what they refuse, they refuse before, too.</summary>
    private readonly (Control Control, ValueSet Admitted)[] _unfilled;
    private readonly (Control Control, ValueSet Admitted)[] _filled;

    private readonly PodSecurityPolicy _stored;

    /// <param name="policy">A valid policy.</param>
    public PreparedPolicy(PodSecurityPolicy policy, ServerFeatures features)
    {
        Policy = policy;
        IsDropped = PolicyUsability.Dropped(policy) is not null;
        _stored = features.ProcMountType || policy.IsStored || policy.AllowedProcMountTypes.IsEmpty ? policy : policy with { AllowedProcMountTypes = [] };
        _limits =
        [
            .. ControlTable.All.Select(control => (Control: control, Admitted: control.Admitted(_stored)))
                .Where(limit => !ReferenceEquals(limit.Admitted, ValueSet.All)),
        ];
        _unfilled = Array.FindAll(_limits, limit => !limit.Control.IsFilled);
        _filled = Array.FindAll(_limits, limit => limit.Control.IsFilled);
    }

    /// <summary>The policy as written.</summary>
    public PodSecurityPolicy Policy { get; }

    public string Name => Policy.Name;

    /// <summary>Its place among those that are asked.</summary>
    internal int Index { get; init; }

    /// <summary>Whether the plugin silently drops the policy, so that nobody can use it.</summary>
    public bool IsDropped { get; }

    /// <summary>What the policy makes of a pod; the same object when it changes nothing.</summary>
    public Pod Fill(Pod pod) => PolicyAdmission.Fill(_stored, pod);

    /// <summary>What the policy makes of a pod, in short.</summary>
    /// <param name="pod">The pod after the API server's own defaults.</param>
    internal PolicyAnswer Answer(Pod pod, ServerFeatures features)
    {
        if (IsDropped || !Admits(pod, _unfilled))
            return PolicyAnswer.Asked;
        var filled = Fill(pod);
        if (!Admits(filled, _filled))
            return PolicyAnswer.Asked;
        return PolicyAnswer.Asked | PolicyAnswer.Admits
            | (ReferenceEquals(filled, pod) ? PolicyAnswer.Unchanged : PolicyAnswer.Unknown)
            | (ApiValidation.Problems(filled, features).IsEmpty ? PolicyAnswer.Unknown : PolicyAnswer.Invalid);
    }

    private bool Admits(Pod filled, (Control Control, ValueSet Admitted)[] limits)
    {
        var placed = new PlacedPod(filled);
        var held = _buffer ??= [];
        foreach (var (control, admitted) in limits)
        {
            held.Clear();
            control.ReadEffective(placed, held);
            foreach (ref readonly var value in CollectionsMarshal.AsSpan(held))
            {
                if (!control.Admits(_stored, admitted, value))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Why the policy refuses a pod that it has already filled in; empty when it admits it.</summary>
    public ImmutableArray<Refusal> Refusals(Pod filled)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var placed = new PlacedPod(filled);
        var held = new List<FieldValue>();
        foreach (var (control, admitted) in _limits)
        {
            held.Clear();
            control.ReadEffective(placed, held);
            refusals.AddRange(control.Refusals(_stored, admitted, held));
        }

        return refusals.ToImmutable();
    }
}
