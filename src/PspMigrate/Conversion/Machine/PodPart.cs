namespace PspMigrate.Conversion.Machine;

/// <summary>A pod with one of its containers or with its volumes alone, judged once for all pods that have such a part. For use by several threads.</summary>
/// <param name="pod">A pod that is this part alone: the one that is judged.</param>
/// <param name="policies">How many policies there are to ask.</param>
internal sealed class PodPart(Pod pod, int policies)
{
    private readonly Pod?[] _arrived = new Pod?[2];
    private readonly PolicyAnswer[] _answers = new PolicyAnswer[2 * policies];

    /// <summary>The pod that is judged for all.</summary>
    public Pod Pod { get; } = pod;

    /// <summary>What a policy makes of such pods. Asked by several threads, it may be worked out more than once.</summary>
    /// <param name="withoutToken">Whether they get no token.</param>
    public PolicyAnswer Of(PreparedPolicy policy, bool withoutToken, ServerFeatures features)
    {
        var way = withoutToken ? 1 : 0;
        ref var answer = ref _answers[(2 * policy.Index) + way];
        if (answer == PolicyAnswer.Unknown)
            answer = policy.Answer(_arrived[way] ??= ServerPods.ApplyServerDefaults(Pod, features, withoutToken), features);
        return answer;
    }
}
