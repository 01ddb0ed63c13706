namespace PspMigrate.Conversion;

/// <summary>
/// Makes witnesses: takes a pod that both the policy and the level accept, and sets the one control to an example of the difference.
/// Every witness has been put to both sides before it is given out.
/// </summary>
public static class Witnesses
{
    /// <summary>The difference can't be shown although nothing seems to stand in its way: a defect of this program.</summary>
    public const string NotFound = "no example was found";

    /// <summary>The values of the difference can't stand in a pod, whatever policies and levels say.</summary>
    public const string NoneValid = "the API server takes none of these values in a pod";

    /// <summary>The witness of a lost, tightened or respell finding of a comparison.</summary>
    /// <returns>Null for defaults, which both sides accept.</returns>
    public static Witness? Make(Comparison comparison, Finding finding)
    {
        if (finding.Kind == FindingKind.Default)
            return null;
        var (policy, at) = (comparison.Policy, comparison.At);
        if (finding.Values.IsSubsetOf(finding.Control.NewerThanPolicies))
            return Witness.None($"no API server knows both PodSecurityPolicy and {finding.Control.Say(finding.Values)}");
        var (pod, obstacle) = Acceptable(policy, at, finding);
        if (pod is null)
            return Witness.None(obstacle!);
        if (finding.Control.Example(finding.Values) is null)
            return Witness.None(NoneValid);
        return Examples(finding).Select(value => Try(policy, at, finding, pod, value)).OfType<Witness>().FirstOrDefault(Witness.None(NotFound));
    }

    /// <summary>A pod that both sides accept in every control, or the first control in which none can.</summary>
    private static (Pod? Pod, string? Obstacle) Acceptable(PodSecurityPolicy policy, LevelVersion at, Finding finding)
    {
        var pod = finding.Exemption?.Make?.Invoke(Witness.Plain) ?? Witness.Plain;
        foreach (var control in ControlTable.All)
        {
            var both = control.Submitted(policy) & control.Allowed(at);
            var facet = control.Facets.FirstOrDefault(facet => control.Domain.Contains(facet.Unset) && !both.Contains(facet.Unset));
            if (facet is null)
                continue;
            both &= facet.Of(facet.Domain);
            var filled = control.Filled(policy);
            if ((both.Contains(filled) ? filled : control.Example(both)) is { } value)
            {
                pod = control.With(pod, value);
            }
            else if (control != finding.Control)
            {
                var (admits, allows) = (control.Say(control.Submitted(policy)), control.Say(control.Allowed(at)));
                return (null, $"no pod can satisfy both: in {control.Name} the policy admits {admits} and {at} allows {allows}");
            }
        }

        return (pod, null);
    }

    private static IEnumerable<Value> Examples(Finding finding) => finding.Control.Samples.Where(finding.Values.Contains)
        .Concat(finding.Control.Example(finding.Values - finding.Control.NewerThanPolicies) is { } other ? [other] : []);

    private static Witness? Try(PodSecurityPolicy policy, LevelVersion at, Finding finding, Pod acceptable, Value value)
    {
        var control = finding.Control;
        // A policy that pins several parts of a value admits one part only together with the others.
        var start = value.IsUnset || finding.Kind == FindingKind.Lost ? acceptable : control.Fill(policy, acceptable);
        var pod = WithDetails(policy, control, value, control.With(start, value));
        var admission = PolicyAdmission.Admit([policy], PodDefaults.Apply(pod), ServerFeatures.Everything);
        var verdict = Evaluator.Evaluate(PodDefaults.Apply(pod), at);
        var shows = finding.Kind == FindingKind.Lost
            ? !admission.Allowed && verdict.Allowed
            : admission.Allowed && !verdict.Allowed;
        if (!shows)
            return null;
        // What the policy doesn't admit can't be shown beside it.
        var twin = finding.Instead is { } instead && finding.PolicyAdmits.Contains(instead) ? control.With(control.Fill(policy, pod), instead) : null;
        if (twin is not null && !BothAccept(policy, at, twin))
            return null;
        return new(pod, twin, [.. admission.Refusals.SelectMany(refusal => refusal.Reasons), .. admission.Invalid], verdict, null);
    }

    /// <summary>A volume of a type whose details the policy limits gets details that it allows.</summary>
    private static Pod WithDetails(PodSecurityPolicy policy, Control control, Value value, Pod pod)
    {
        foreach (var detail in ControlTable.All)
        {
            if (detail.Parent is { } parent && parent.Control == control && parent.Value == value
                && detail.Example(detail.Submitted(policy)) is { } example)
            {
                pod = detail.With(pod, example);
            }
        }

        return pod;
    }

    private static bool BothAccept(PodSecurityPolicy policy, LevelVersion at, Pod pod) =>
        PolicyAdmission.Admit([policy], PodDefaults.Apply(pod), ServerFeatures.Everything).Allowed
        && Evaluator.Evaluate(PodDefaults.Apply(pod), at).Allowed;
}
