namespace PspMigrate.Access.Findings;

/// <summary>Grants that reach others than the pods of a namespace's own service accounts.</summary>
internal static class ReachFindings
{
    public static IEnumerable<AccessFinding> Find(BoundSubject bound)
    {
        if (!bound.Uses.Policies.IsEmpty && Describe(bound) is var (kind, message, detail))
        {
            ImmutableArray<Position> related = [.. bound.Uses.Places.Prepend(bound.Binding.At).Where(at => at.IsKnown).Distinct()];
            yield return new(kind, message, detail, bound.Subject.At, related, Words.OnlyPolicy(bound.Uses), bound.Binding.Namespace);
        }
    }

    private static (AccessFindingKind Kind, string Message, string Detail)? Describe(BoundSubject bound)
    {
        var policies = Words.Policies(bound.Uses);
        var binding = Words.Binding(bound.Binding);
        var scope = Words.Scope(bound.Binding);
        if (bound.MeansControllers)
            return Controller(bound, $"{binding} lets every {Workloads(bound)} {scope} use {policies} through {Words.Named(bound.Subject)}");
        if (bound.IsForeignAccount)
            return Foreign(bound, policies);
        return bound.Reach.Kind switch
        {
            ReachKind.AllAccounts or ReachKind.Authenticated when bound.Binding.IsCluster => (
                AccessFindingKind.EverybodyGrant,
                $"{binding} lets everybody use {policies} through {Words.Named(bound.Subject)}",
                "Every pod in every namespace may be admitted this way, including namespaces created later; while this grant"
                + " stands, no namespace is any stricter than the policy that it opens widest."),
            ReachKind.People => (
                AccessFindingKind.UserGrant,
                $"{(bound.Subject.Kind is "Group" ? "group" : "user")} {bound.Subject.Name} may use {policies} {scope}",
                "This admits pods that they create themselves. The pods of a Deployment, Job or other controller are created by"
                + " the controller, so for those it does not count, and it does not widen a namespace unless you ask for that."),
            ReachKind.Nodes => (
                AccessFindingKind.NodeGrant,
                $"nodes may use {policies} {scope} through {Words.Named(bound.Subject)}",
                "Nodes create only the mirror pods of their static pods; no other pod is admitted by this grant."),
            ReachKind.Masters => (
                AccessFindingKind.MastersGrant,
                $"{binding} names system:masters, who may use every policy anyway",
                "The grant changes nothing. Pods that an administrator of this group creates directly are admitted by any policy."),
            ReachKind.Unauthenticated => (
                AccessFindingKind.UnauthenticatedGrant,
                $"{binding} lets anonymous requests use {policies}",
                "Service accounts and people are never in system:unauthenticated, so no namespace gets anything from this."),
            _ => null,
        };
    }

    private static (AccessFindingKind Kind, string Message, string Detail) Controller(BoundSubject bound, string message) => (
        AccessFindingKind.ControllerGrant,
        message,
        $"The pods of {Workloads(bound)} objects are created by {(bound.Reach.Kind == ReachKind.ControllerManager
            ? "the controller manager (where it gives its controllers no accounts of their own)"
            : "a controller with an account in kube-system")},"
        + " and what the creator may use admits a pod as well as what its own service account may use. So this grant admits"
        + " them all, whoever made the object. It does not widen a namespace unless you ask for that.");

    private static (AccessFindingKind Kind, string Message, string Detail) Foreign(BoundSubject bound, string policies)
    {
        var accounts = Words.Accounts(bound.Reach);
        return (
            AccessFindingKind.ForeignServiceAccount,
            $"{Words.Binding(bound.Binding)} grants {policies} to {accounts} of another namespace",
            $"A RoleBinding counts in its own namespace, {bound.Binding.Namespace}; the pods of {accounts} run in"
            + $" {bound.Reach.Namespace}, where they get nothing from it. It admits only pods that they themselves create in"
            + $" {bound.Binding.Namespace}.");
    }

    private static string Workloads(BoundSubject bound) =>
        bound.Reach.Account is { } account ? Controllers.Workloads[account] : "Deployment, DaemonSet, Job and other controller";
}
