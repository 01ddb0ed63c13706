using System.Runtime.InteropServices;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Policies;

/// <summary>A policy as a server stores it, with what its rules come to worked out once for all the pods that it is asked about.</summary>
public sealed class PreparedPolicy
{
    /// <summary>Values are read into one list a thread: nothing is left of them.</summary>
    [ThreadStatic]
    private static List<FieldValue>? _buffer;

    /// <summary>Controls that limit nothing here are left out.</summary>
    private readonly (Control Control, ValueSet Admitted)[] _limits;

    private readonly PodSecurityPolicy _stored;

    /// <param name="policy">A valid policy.</param>
    /// <param name="features">The server's feature gates.</param>
    public PreparedPolicy(PodSecurityPolicy policy, ServerFeatures features)
    {
        Policy = policy;
        IsDropped = PolicyUsability.Dropped(policy) is not null;
        _stored = features.ProcMountType || policy.AllowedProcMountTypes.IsEmpty ? policy : policy with { AllowedProcMountTypes = [] };
        _limits =
        [
            .. ControlTable.All.Select(control => (Control: control, Admitted: control.Admitted(_stored)))
                .Where(limit => !ReferenceEquals(limit.Admitted, ValueSet.All)),
        ];
    }

    /// <summary>The policy as written.</summary>
    public PodSecurityPolicy Policy { get; }

    public string Name => Policy.Name;

    /// <summary>Whether the plugin silently drops the policy, so that nobody can use it.</summary>
    public bool IsDropped { get; }

    /// <summary>What the policy makes of a pod; the same object when it changes nothing.</summary>
    public Pod Fill(Pod pod) => PolicyAdmission.Fill(_stored, pod);

    /// <summary>Whether the policy admits a pod that it has already filled in.</summary>
    public bool Admits(Pod filled)
    {
        var placed = new PlacedPod(filled);
        var held = _buffer ??= [];
        foreach (var (control, admitted) in _limits)
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
