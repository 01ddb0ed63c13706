using System.Collections.Immutable;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Policies;

/// <summary>Decides as the PodSecurityPolicy plugin does which of several policies admits a new pod, and what it makes of it.</summary>
/// <remarks>plugin/pkg/admission/security/podsecuritypolicy/admission.go:230-289 @v1.20.2; facts/pod-security-policy.md, 13-17.</remarks>
public static class PolicyAdmission
{
    /// <summary>Admits or refuses a pod.</summary>
    /// <param name="usable">The policies that the service account or the requester may use, in any order.</param>
    /// <param name="pod">The pod after the API server's own defaults.</param>
    /// <param name="features">The server's feature gates.</param>
    /// <returns>The first policy by bytewise name that admits the pod unchanged, else the first that admits it changed.</returns>
    public static Decision Admit(IEnumerable<PodSecurityPolicy> usable, Pod pod, ServerFeatures features)
    {
        Decision? changed = null;
        var refusals = ImmutableArray.CreateBuilder<PolicyRefusal>();
        foreach (var policy in usable.OrderBy(policy => policy.Name, Utf8Order.Instance))
        {
            if (PolicyUsability.Dropped(policy) is not null)
                continue;
            var stored = AsStored(policy, features);
            var filled = Fill(stored, pod);
            var reasons = Refusals(stored, filled);
            if (!reasons.IsEmpty)
                refusals.Add(new(policy.Name, reasons));
            else if (ReferenceEquals(filled, pod))
                return Finish(policy.Name, filled, features);
            else
                changed ??= new(policy.Name, filled, [], []);
        }

        return changed is null
            ? new(null, pod, refusals.ToImmutable(), [])
            : Finish(changed.Policy!, changed.Pod, features);
    }

    /// <summary>Whether some policy still takes a pod as it is after an update: nothing is filled in any more.</summary>
    /// <param name="usable">The policies that the service account or the updater may use, in any order.</param>
    /// <param name="pod">The pod as updated.</param>
    /// <param name="features">The server's feature gates.</param>
    /// <returns>The first policy by bytewise name that would leave the pod as it is; null when the update is refused.</returns>
    /// <remarks>admission.go:230-289 @v1.20.2: a policy that would change the pod doesn't count (fact 16).</remarks>
    public static string? AdmitUpdate(IEnumerable<PodSecurityPolicy> usable, Pod pod, ServerFeatures features) => usable
        .Where(policy => PolicyUsability.Dropped(policy) is null)
        .Select(policy => AsStored(policy, features))
        .OrderBy(policy => policy.Name, Utf8Order.Instance)
        .FirstOrDefault(policy => ReferenceEquals(Fill(policy, pod), pod) && Refusals(policy, pod).IsEmpty)?.Name;

    /// <summary>What a policy makes of a pod, whether or not it then admits it; the same object when it changes nothing.</summary>
    public static Pod Fill(PodSecurityPolicy policy, Pod pod)
    {
        foreach (var control in ControlTable.All)
            pod = control.Fill(policy, pod);
        return pod;
    }

    /// <summary>Why a policy refuses a pod that it has already filled in; empty when it admits it.</summary>
    public static ImmutableArray<Refusal> Refusals(PodSecurityPolicy policy, Pod filled)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var held = new List<Held>();
        foreach (var control in ControlTable.All)
        {
            held.Clear();
            control.ReadEffective(filled, held);
            var admitted = control.Admitted(policy);
            foreach (var value in held)
            {
                if (!control.Admits(policy, admitted, value))
                    refusals.Add(control.Refuse(policy, value));
            }
        }

        return refusals.ToImmutable();
    }

    private static Decision Finish(string policy, Pod pod, ServerFeatures features) =>
        new(policy, pod, [], ApiValidation.Problems(pod, features));

    private static PodSecurityPolicy AsStored(PodSecurityPolicy policy, ServerFeatures features) =>
        features.ProcMountType || policy.AllowedProcMountTypes.IsEmpty ? policy : policy with { AllowedProcMountTypes = [] };
}

/// <summary>The answer to a pod.</summary>
/// <param name="Policy">The policy that let it through; null when every one refused (or there was none).</param>
/// <param name="Pod">The pod as the policy leaves it.</param>
/// <param name="Refusals">Why each usable policy refused, when all did.</param>
/// <param name="Invalid">Why API validation then refused what the policy made of it: HTTP 422, and no other policy is tried.</param>
public sealed record Decision(
    string? Policy, Pod Pod, ImmutableArray<PolicyRefusal> Refusals, ImmutableArray<Refusal> Invalid)
{
    public bool Allowed => Policy is not null && Invalid.IsEmpty;
}

/// <summary>One policy's reasons.</summary>
public sealed record PolicyRefusal(string Policy, ImmutableArray<Refusal> Reasons);
