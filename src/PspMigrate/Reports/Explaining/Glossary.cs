namespace PspMigrate.Reports.Explaining;

/// <summary>The words of the reports, each in a few sentences; docs/concepts.md says more.</summary>
internal static class Glossary
{
    public static readonly ImmutableArray<(string Word, string Text)> Words =
    [
        (
            "lost",
            "The policy refused it, but the level lets it in. If you rely on such a rule, something else has to enforce it: keep "
                + "prints admission policies that do."),
        ("tightened",
            "The policy let it in, but the level refuses it, and pods could really do it. It is granted or left open; only granted rules move the level."),
        (
            "granted",
            "The policy has a rule that lets it in, or lets a pod leave unset what the level requires. The closest level "
                + "refuses nothing that is granted."),
        ("left open",
            "The policy has no rule about it, as with SELinux under RunAsAny. Only pods that set the field are refused, and it doesn't move the level."),
        (
            "respell",
            "The level accepts what the pod does, but the manifest has to say so: the policy filled the value in or implied it, or only "
                + "its spelling differs. fix writes it."),
        (
            "no longer filled in",
            "The policy set the field where pods left it out, and the level doesn't require it. From now on pods run without it; "
                + "keep can go on filling it in."),
        ("never held",
            "Every account that may use the policy could already use another one that let it in. So nothing is lost, and such rules are counted separately."),
        ("kept", "An admission policy (keep) goes on refusing what the policy refused and the level allows."),
        ("open", "Nothing limits pods there: no level is enforced, or only privileged."),
        ("refused",
            "Pod Security would reject its pods at the level that is enforced once the labels are set. Those that pass after fix are counted separately."),
        (
            "fix",
            "A workload that passes once its manifest says what its policy fills in today. What it does stays the same. fix prints the fields, "
                + "fix --in-place writes them into the files."),
        (
            "by policy",
            "Of the policies that the service accounts of a namespace may use, the one with the laxest level decides: whoever was "
                + "admitted stays admitted (--policies)."),
        (
            "decide first",
            "Bindings and policies that alone keep namespaces at a laxer level. --without-binding and --without-policy show the answer as if "
                + "one were gone; nothing changes."),
        (
            "closest level",
            "The strictest level that refuses nothing that the policy grants (--fit policy). --fit exact refuses nothing that it admits, --fit "
                + "workloads none of the workloads given."),
        (
            "witness",
            "A pod that shows a difference: the policy and the level decide differently about it, and it differs in that control alone. convert --witnesses "
                + "DIR writes one for each line."),
        ("enforce", "The mode that refuses pods. It is set to the level that fits."),
        ("audit", "The mode that writes to the audit log what the level would refuse. It is set one level stricter than enforce, the level to work towards."),
        ("warn", "The mode that warns whoever applies an object that the level would refuse. It is set one level stricter than enforce."),
        ("privileged", "The level that limits nothing: every pod is admitted."),
        (
            "baseline",
            "The level against known privilege escalations: no privileged containers, host namespaces, host paths or host ports. "
                + "Most workloads pass as they are."),
        (
            "restricted",
            "The level of current hardening: no root, no privilege escalation, all capabilities dropped, a seccomp profile. "
                + "Manifests have to say it themselves."),
        ("latest", "The version of the levels that moves with each upgrade of the cluster. Pin labels to your version with --kubernetes-version v1.N."),
    ];
}
