namespace PspMigrate.Conversion.Machine;

/// <summary>A pod as the parts by which policies and levels judge it: each of its containers, and its volumes.</summary>
/// <remarks>
/// Both look at containers one by one, and at everything else besides; and what is filled into a container, or said in another way, follows
/// from it and from the pod. What is said in another way at the pod, since all of its containers allow it, each of them allows. So a pod is admitted, passes,
/// or stays as it is when each of its parts does.
/// </remarks>
internal readonly record struct PodShape(PodPart[] Parts)
{
    /// <summary>What a policy makes of the pod.</summary>
    /// <param name="withoutToken">Whether it gets no token.</param>
    public PolicyAnswer Of(PreparedPolicy policy, bool withoutToken, ServerFeatures features)
    {
        const PolicyAnswer ofAll = PolicyAnswer.Asked | PolicyAnswer.Admits | PolicyAnswer.Unchanged;
        var (all, some) = (ofAll, PolicyAnswer.Unknown);
        foreach (var part in Parts)
        {
            var answer = part.Of(policy, withoutToken, features);
            if (!answer.HasFlag(PolicyAnswer.Admits))
                return PolicyAnswer.Asked;
            all &= answer;
            some |= answer;
        }

        return all | (some & PolicyAnswer.Invalid);
    }
}
