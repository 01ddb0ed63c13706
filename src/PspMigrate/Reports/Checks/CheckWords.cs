using PspMigrate.Conversion.Checks;
using SubjectWords = PspMigrate.Access.Findings.Words;

namespace PspMigrate.Reports.Checks;

/// <summary>The words about one workload that was checked.</summary>
internal static class CheckWords
{
    /// <summary>Upstream's own refusal of a pod.</summary>
    /// <remarks>kubernetes/pod-security-admission admission/admission.go; facts/pod-security-admission.md, 11 and 12.</remarks>
    public static string Violation(WorkloadCheck check, LevelVersion at) => $"violates PodSecurity \"{at}\": {check.Verdict.Detail}";

    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passes => "PASSES",
        Outcome.PassesAfterFix => "FIXABLE",
        _ => "FAILS",
    };

    public static string Source(NamespaceLevel level) => Source(level.Source) + (level.IsVersionAsked ? ", at the version asked for" : "");

    private static string Source(LevelSource source) => source switch
    {
        LevelSource.Asked => "asked for",
        LevelSource.Label => "its label",
        LevelSource.Configuration => "the API server's configuration",
        LevelSource.Proposed => "proposed by convert",
        LevelSource.Exempt => "exempt in the API server's configuration",
        _ => "no label, and convert proposes none",
    };

    /// <summary>Everything there is to say, one line each; equal lines are the same answer.</summary>
    public static IEnumerable<string> Lines(WorkloadCheck check, LevelVersion at) =>
        [.. Level(check, at), .. Kept(check), .. Today(check), .. Notes(check)];

    private static IEnumerable<string> Level(WorkloadCheck check, LevelVersion at)
    {
        var exempt = check.State.ExemptRuntimeClass is { } runtimeClass ? $"the runtime class {runtimeClass}"
            : check.State.ExemptUser is { } user ? $"what {user} creates" : null;
        if (exempt is not null)
        {
            yield return $"exempt: the API server's configuration exempts {exempt}";
            yield break;
        }

        if (!check.Verdict.Allowed)
            yield return Violation(check, at);
        yield return $"the strictest level that it passes is {check.Strictest.Name()}:{at.Version}";
        if (!check.Verdict.Allowed && check.Fix.Verdict.Allowed)
            yield return "passes after fix";
        else if (!check.Verdict.Allowed)
            yield return string.Equals(check.Fix.Verdict.Detail, check.Verdict.Detail, StringComparison.Ordinal)
                ? "fix doesn't help"
                : $"after fix still: {check.Fix.Verdict.Detail}";
    }

    /// <summary>What kept policies say beside the level.</summary>
    private static IEnumerable<string> Kept(WorkloadCheck check)
    {
        if (check.Kept is not { } kept)
            yield break;
        if (!kept.FilledIn.IsEmpty)
            yield return "judged as the kept policies fill it in: "
                + $"{Phrase.List([.. kept.FilledIn.Select(change => change.Path).Distinct(StringComparer.Ordinal)], limit: 8)}";
        if (kept.Policy is { } policy)
            yield return $"kept policies admit it, as policy {policy} does";
        else if (kept.Refusals.IsEmpty)
            yield return $"kept policies refuse it: no policy is usable by {Who(check)}";
        else
            yield return "kept policies refuse it, because";
        foreach (var refusal in kept.Refusals)
            yield return Reasons(refusal);
    }

    private static string Reasons(PolicyRefusal refusal) =>
        $"  {refusal.Policy}: {string.Join("; ", refusal.Reasons.Select(reason => reason.ToString().TrimEnd(':', ' ')))}";

    private static IEnumerable<string> Today(WorkloadCheck check)
    {
        if (check.PolicyState == PolicyState.None)
            yield break;
        var today = check.Admission;
        if (check.AdmittedBy is { } policy)
            yield return $"admitted today by policy {policy}{Through(check)}";
        else if (Lacking(check) is { } lacking)
            yield return $"not known whether it is admitted today: {lacking}";
        else if (today.Usable.IsEmpty)
            yield return $"refused today: no policy is usable by {Who(check)}";
        else if (!today.Decision.Invalid.IsEmpty)
            yield return $"refused today: policy {today.Decision.Policy} admits it, but changes it into something that the API rejects, and no other policy "
                + $"is tried: {string.Join("; ", today.Decision.Invalid)}";
        else
            yield return $"refused today: every policy usable by {Who(check)} refuses, because";
        foreach (var refusal in today.Decision.Refusals)
            yield return Reasons(refusal);
        if (check.AdmittedBy is null && today.ForAdministrators is { } other)
            yield return $"whoever creates the pod counts, too: policy {other} admits it when created by {Creators(today)}";
        if (check.SaysAdmittedBy is { } annotated)
            yield return $"its annotation kubernetes.io/psp says that policy {annotated} admitted it: grants or policies have changed since";
    }

    private static IEnumerable<string> Notes(WorkloadCheck check)
    {
        if (!check.Workload.IsKnownKind)
            yield return $"Kubernetes doesn't know the kind {check.Workload.Kind} of {check.Workload.ApiVersion}: its pod template at "
                + $"{check.Workload.SpecPath} was found by its shape, and only its pods are ever judged";
        if (check.Workload.Replicas == 0)
            yield return "runs no pods at present: a refusal would show only when it does";
        // Its pods are told of by themselves, and a fix is written into what makes it.
        if (check.Workload is { Kind: "Job", IsMadeByController: true })
            yield return "a CronJob or another controller made it: fix that one; this one can't be changed, and counts until it is deleted";
        if (check.IsStaticPod)
            yield return "static pod: the kubelet runs it whatever admission says; only its mirror would be refused";
        if (check.Sidecar is { } sidecar)
            yield return $"{sidecar.Mesh} injects a sidecar ({sidecar.Because}): the template isn't what will run";
    }

    /// <summary>What the input lacks for a claim that the workload is refused; null when it lacks nothing.</summary>
    private static string? Lacking(WorkloadCheck check) => check switch
    {
        { PolicyState: PolicyState.Missing } => "the input has no policies, though some of its roles or bindings grant them",
        { HasGrants: false } => "the input has no RBAC that lets a service account use a policy",
        { Unknown.IsEmpty: false } => Grants.Lacking(check.Unknown, limit: 3),
        _ => null,
    };

    private static string Who(WorkloadCheck check) => check switch
    {
        { IsStaticPod: true } => "kubelets",
        { Admission.Controller: { } controller } => $"service account {check.Workload.ServiceAccount} or by the {controller}",
        _ => $"service account {check.Workload.ServiceAccount}",
    };

    /// <remarks>facts/pod-security-policy.md, 2-6: whoever creates the pod counts as much as its service account.</remarks>
    private static string Through(WorkloadCheck check) => check.Admission.Through switch
    {
        AdmittedThrough.Controller =>
            $", through the {check.Admission.Controller}, which makes its pods: service account {check.Workload.ServiceAccount} may not use it",
        AdmittedThrough.Creator =>
            $", through whoever created it: service account {check.Workload.ServiceAccount} may not use it, but {Creators(check.Admission)} may",
        _ => "",
    };

    private static string Named(Subject subject) =>
        subject is { Kind: "ServiceAccount", Namespace: { } space } ? $"service account {space}/{subject.Name}" : SubjectWords.Named(subject);

    private static string Creators(Admission admission) =>
        Phrase.List(["system:masters (cluster-admin)", .. admission.Creators.Select(Named)], limit: 4).Replace(" and ", " or ", StringComparison.Ordinal);
}
