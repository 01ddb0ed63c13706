using PspMigrate.Conversion.Stages;

namespace PspMigrate.Reports.Status;

/// <summary>A step that is left, in words.</summary>
/// <param name="Purpose">What it is for, in a few words.</param>
internal sealed record StatusStep(NextStep Step, string Purpose, string Text, params ImmutableArray<string> Commands);

/// <summary>The steps that are left, each with the commands that take it.</summary>
internal sealed class StatusSteps(Plan plan, Invocation invocation)
{
    private const string Saved = "pspmigrate-policies.yaml";
    private const string SavedKinds = "podsecuritypolicies,clusterroles,clusterrolebindings,roles,rolebindings,serviceaccounts";

    public ImmutableArray<StatusStep> Of(ImmutableArray<NextStep> steps) => [.. steps.Select(Say).OfType<StatusStep>()];

    public Steps Block(ImmutableArray<NextStep> steps) => new([.. Of(steps).Select(step => new Step(step.Text, step.Commands))]);

    /// <summary>The words and commands of a step; null where it isn't one here.</summary>
    private StatusStep? Say(NextStep step) => step switch
    {
        NextStep.Fix => Run(
            step, "why pods are refused", "See what the workloads need that would be refused, and let fix write what doesn't change what they do:",
            "check", invocation.IsRepository ? "fix -o diff" : "fix -o kubectl"),
        NextStep.Overwrite => Run(
            step, "replacing laxer labels",
            $"Some labels are laxer than planned. Decide whether to replace them; with --overwrite the commands below do{Lowering}:", "convert --overwrite"),
        NextStep.TakeOver => Run(
            step, "labels deployed from elsewhere",
            "Some labels are laxer than planned and deployed from elsewhere (BLOCKED BY says by what), so apply leaves them alone. Change them there; or take"
            + " them over, which --force-conflicts does with each apply below, until they are deployed again. See which:",
            "apply --dry-run=client --force-conflicts"),
        NextStep.Rehearse when invocation.IsRepository => Run(
            step, "the labels as a diff", "See what a request would change, without opening one:", $"pr --dry-run{Keep}"),
        NextStep.Rehearse => Run(
            step, "ask the server", "See the server's response and which running pods it would refuse, without changing anything:",
            $"apply --dry-run=server{Keep}"),
        NextStep.Judge => Run(
            step, "what levels say of pods",
            "This server can't rehearse labels, as Pod Security came with v1.23. See what levels say of all workloads and running pods instead:", "check"),
        NextStep.Warn when invocation.IsRepository => Run(
            step, "begin with warnings", "Begin with warnings and audit, which refuse nothing:", $"pr --enforce none{Keep}"),
        NextStep.Warn => Run(step, "begin with warnings", $"Begin with warnings, which refuse nothing{Later}:", $"apply --stage warn{Keep}"),
        NextStep.Audit when invocation.IsRepository => null,
        NextStep.Audit => Run(
            step, "then the audit log", IsTooOld ? $"Audit, too{Later}:" : "Audit, too, and watch the audit log for a while:", $"apply --stage audit{Keep}"),
        NextStep.Upgrade => Run(
            step, "after the upgrade",
            "Upgrade the cluster to v1.23 or v1.24, which have PodSecurityPolicy and Pod Security, before anything is enforced or deleted: on this server"
            + " labels do nothing, and policies are all there is. Then see what is next:",
            "status"),
        NextStep.Enforce => Run(step, "enforce", Enforce, Apply),
        NextStep.Keep => Run(step, "keep what is lost", "The levels lose rules. Put the admission policies in force that keep them:", Apply),
        NextStep.Save => new(
            step, "save the policies",
            $"The levels lose rules, which admission policies can keep from v1.{AdmissionVersions.Validating} on. Save what they are made from before it goes;"
            + $" after that upgrade, go on with \"{invocation.Line("status", withInput: false)} --keep{invocation.Besides(Saved)}\":",
            // What is saved is never saved again: half of it may be deleted by then.
            $"test -s {Saved} || {invocation.Kubectl($"get {SavedKinds} -A -o yaml > {Saved}")}"),
        NextStep.CleanUp => Run(
            step, "what of policies can go",
            "Once levels are enforced everywhere, see what served only policies, and the order in which it can go:", "cleanup"),
        NextStep.Delete when invocation.IsRepository => new(
            step, "delete what can go", "Take it out of the manifests:", invocation.Line("pr --cleanup", withInput: false)),
        NextStep.Delete when plan.Options.ServerMinor is null => null,
        _ => new(
            step, "delete what can go", "Delete what admits no pod; then switch the admission plugin off, and run it again to delete the rest:",
            invocation.OfCluster("cleanup --apply")),
    };

    private StatusStep Run(NextStep step, string purpose, string text, params string[] verbs) =>
        new(step, purpose, text, [.. verbs.Select(verb => invocation.Line(verb))]);

    private string Apply => (invocation.IsRepository ? "pr" : "apply") + Keep;

    /// <summary>The namespaces whose labels ask more than is planned: overwriting doesn't choose.</summary>
    private string Lowering => plan.Namespaces.Where(item => item.Labels.Any(labels => labels is { IsKept: true, IsLowered: true })).Select(item => item.Name)
        .ToArray() is { Length: > 0 } lowered
        ? $", and lower stricter labels of {Phrase.List(lowered, 3)}, too"
        : "";

    private bool IsTooOld => plan.Options.ServerMinor < AdmissionVersions.PodSecurity;

    private string Later => IsTooOld ? "; the labels count from v1.23 on" : "";

    private string Keep => plan.Kept is null || !NextSteps.CanKeep(plan) ? "" : $" --keep{invocation.Keeping}";

    private string Enforce => plan.Kept is null && NextSteps.CanKeep(plan) && NextSteps.Loses(plan)
        ? "Enforce. The levels lose rules; with --keep, admission policies that keep them come first:"
        : "Enforce:";
}
