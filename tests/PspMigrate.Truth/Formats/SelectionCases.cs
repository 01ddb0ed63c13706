using PspMigrate.Access;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Truth.Formats;

/// <summary>The recorded cases of selection among policies, by their names.</summary>
internal static class SelectionCases
{
    private const string Home = SelectionCase.Home;

    private static readonly Identity Nobody = User("nopsp-user");
    private static readonly Identity U = User("u");
    private static readonly Identity Admin = new("admin", [Identity.Masters, Identity.Authenticated]);
    private static readonly Identity Kubelet = new(Identity.NodeUserPrefix + "n1", [Identity.Nodes, Identity.Authenticated]);
    private static readonly Identity ReplicaSets = Identity.Requester("kube-system", "replicaset-controller");

    /// <summary>What a case means, or null and why it can't be asked.</summary>
    /// <param name="id">The case's name.</param>
    /// <param name="action">Its action, in words.</param>
    public static (SelectionCase? Case, string Because) Find(string id, string action) => id switch
    {
        _ when id.StartsWith("order:", StringComparison.Ordinal) && action is "plain pod by u" or "privileged pod by u" =>
            Known(new(U, new SelectionGrant("User", "u")) { IsPrivileged = action.StartsWith("privileged", StringComparison.Ordinal) }),
        "who:sa-only" => Known(new(Nobody, App("for-sa")) { Account = "app" }),
        "who:sa-wrong" => Known(new(Nobody, App("for-sa"))),
        "who:user-only" => Known(new(U, new SelectionGrant("User", "u", "for-user"))),
        "who:both-alphabetical" => Known(new(U, new SelectionGrant("User", "u", "a-for-user"), App("b-for-sa")) { Account = "app" }),
        "who:group-authenticated" => Known(new(Nobody, new SelectionGrant("Group", Identity.Authenticated, "for-auth"))),
        "who:rolebinding-other-namespace" =>
            Known(new(U, new SelectionGrant("User", "u", "ns-grant") { In = Home }) { Namespace = "sel2" }),
        "controller:user-has-psp-sa-has-not" => Known(new(ReplicaSets)),
        "controller:replicaset-controller-has-psp" =>
            Known(new(ReplicaSets, new SelectionGrant("ServiceAccount", "replicaset-controller", "only-psp") { Of = "kube-system" })),
        "controller:group-serviceaccounts-kube-system-clusterwide" => Known(new(ReplicaSets, Controllers)),
        "controller:rb-in-kube-system-only" => Known(new(ReplicaSets, Controllers with { In = "kube-system" })),
        "update:setup" => Known(new(User("priv-user"), new SelectionGrant("User", "priv-user", "b-priv")) { IsPrivileged = true }),
        "update:psp-annotation-changed-by-hand" => Known(
            new(User("priv-user"), new SelectionGrant("User", "priv-user", "b-priv")) { IsPrivileged = true, IsUpdate = true }),
        "update:only-mutating-psp-usable" => Known(new(User("v"), new SelectionGrant("User", "v", "b-mut"))
        {
            IsUpdate = true,
            Unshown = Permissive("b-mut") with { RequiredDropCapabilities = ["ALL"] },
        }),
        "mirror:group-system-nodes-crb" => Known(new(Kubelet, Nodes) { Account = null }),
        "mirror:rolebinding-with-stray-namespace" =>
            Known(new(Kubelet, Nodes with { In = Home, Of = "kube-system" }) { Account = null }),
        "mirror:node-may-create-only-mirror-pods" => (null, "another plugin refuses it"),
        "provider:only-psp-is-unusable" => Known(new(Admin)),
        "provider:unusable-is-skipped" => Known(new(Admin) { Unshown = Permissive("good") }),
        "token-volume:psp-without-secret" =>
            Known(new(User("u1"), new SelectionGrant("User", "u1", "no-secret")) { MountsToken = true }),
        _ => (null, "what it does is only told in words, and this name isn't known"),
    };

    private static SelectionGrant Controllers => new("Group", Identity.GroupOf("kube-system"), "only-psp");

    private static SelectionGrant Nodes => new("Group", Identity.Nodes, "nodes-psp");

    private static (SelectionCase? Case, string Because) Known(SelectionCase known) => (known, "");

    private static Identity User(string name) => new(name, [Identity.Authenticated]);

    private static SelectionGrant App(string policy) => new("ServiceAccount", "app", policy) { Of = Home };

    private static PodSecurityPolicy Permissive(string name) => new()
    {
        Name = name,
        SELinux = new("RunAsAny", null),
        RunAsUser = new("RunAsAny", []),
        SupplementalGroups = new("RunAsAny", []),
        FsGroup = new("RunAsAny", []),
        Volumes = ["*"],
    };
}
