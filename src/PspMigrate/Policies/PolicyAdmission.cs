namespace PspMigrate.Policies;

/// <summary>Decides as the PodSecurityPolicy plugin does which of several policies admits a new pod, and what it makes of it.</summary>
/// <remarks>plugin/pkg/admission/security/podsecuritypolicy/admission.go:230-289 @v1.20.2; facts/pod-security-policy.md, 13-17.</remarks>
public static class PolicyAdmission
{
    /// <summary>Admits or refuses a pod.</summary>
    /// <param name="usable">The policies that the service account or the requester may use, in any order.</param>
    /// <param name="pod">The pod after the API server's own defaults.</param>
    /// <returns>The first policy by bytewise name that admits the pod unchanged, else the first that admits it changed.</returns>
    public static Decision Admit(IEnumerable<PodSecurityPolicy> usable, Pod pod, ServerFeatures features) =>
        Admit(InOrder(usable, features), pod, features);

    /// <summary>Admits or refuses a pod by policies that are prepared, and in bytewise order of their names, already.</summary>
    public static Decision Admit(ImmutableArray<PreparedPolicy> usableInOrder, Pod pod, ServerFeatures features) =>
        new(Choose(usableInOrder, policy => policy.Answer(pod, features)), usableInOrder, new Arrived(pod), features);

    /// <summary>Which of some policies wins, by what each of them makes of the pod.</summary>
    /// <param name="usableInOrder">The policies, bytewise by name.</param>
    internal static Choice Choose(ImmutableArray<PreparedPolicy> usableInOrder, Func<PreparedPolicy, PolicyAnswer> answer)
    {
        var changed = default(Choice);
        foreach (var policy in usableInOrder)
        {
            var answered = answer(policy);
            if (!answered.HasFlag(PolicyAnswer.Admits))
                continue;
            var choice = new Choice(policy, !answered.HasFlag(PolicyAnswer.Invalid));
            if (answered.HasFlag(PolicyAnswer.Unchanged))
                return choice;
            // Only a policy that leaves the pod alone can still win once one has admitted it changed.
            if (changed.Policy is null)
                changed = choice;
        }

        return changed;
    }

    /// <summary>What a policy makes of a pod, whether or not it then admits it; the same object when it changes nothing.</summary>
    public static Pod Fill(PodSecurityPolicy policy, Pod pod)
    {
        foreach (var control in ControlTable.Filled)
            pod = control.Fill(policy, pod);
        return pod;
    }

    private static ImmutableArray<PreparedPolicy> InOrder(IEnumerable<PodSecurityPolicy> policies, ServerFeatures features) =>
        [.. policies.OrderBy(policy => policy.Name, Utf8Order.Instance).Select(policy => new PreparedPolicy(policy, features))];

    private sealed class Arrived(Pod pod) : IArrival
    {
        public Pod Pod => pod;
    }
}

/// <summary>A pod as it comes to the policies, after the API server's own defaults. Large clusters have one for each of their workloads.</summary>
internal interface IArrival
{
    /// <summary>The pod, made when it is asked for.</summary>
    Pod Pod { get; }
}

/// <summary>The policy that wins; null when all refuse, or there is none.</summary>
/// <param name="IsValid">Whether API validation takes what it makes of the pod.</param>
internal readonly record struct Choice(PreparedPolicy? Policy, bool IsValid);

/// <summary>The answer to a pod. All but which policy wins is worked out when it is asked for: of most pods it never is.</summary>
public sealed class Decision
{
    private readonly Choice _choice;
    private readonly ImmutableArray<PreparedPolicy> _asked;
    private readonly IArrival _arrival;
    private readonly ServerFeatures _features;
    private Pod? _pod;

    internal Decision(Choice choice, ImmutableArray<PreparedPolicy> asked, IArrival arrival, ServerFeatures features)
    {
        _choice = choice;
        _asked = asked;
        _arrival = arrival;
        _features = features;
    }

    /// <summary>The policy that let it through; null when every one refused (or there was none).</summary>
    public string? Policy => _choice.Policy?.Name;

    /// <summary>The pod as the policy leaves it.</summary>
    public Pod Pod => _pod ??= _choice.Policy is { } policy ? policy.Fill(_arrival.Pod) : _arrival.Pod;

    /// <summary>Why API validation then refused what the policy made of it: HTTP 422, and no other policy is tried.</summary>
    public ImmutableArray<Refusal> Invalid => Allowed || Policy is null ? [] : ApiValidation.Problems(Pod, _features);

    /// <summary>Why each usable policy refused, when all did.</summary>
    public ImmutableArray<PolicyRefusal> Refusals => _choice.Policy is not null
        ? []
        : [.. _asked.Where(policy => !policy.IsDropped).Select(policy => new PolicyRefusal(policy.Name, policy.Refusals(policy.Fill(Pod))))];

    public bool Allowed => _choice is { Policy: not null, IsValid: true };
}

public sealed record PolicyRefusal(string Policy, ImmutableArray<Refusal> Reasons);
