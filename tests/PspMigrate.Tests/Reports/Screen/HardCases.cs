using System.Text;

namespace PspMigrate.Tests.Reports.Screen;

/// <summary>Clusters that are hard to show on one screen.</summary>
internal static class HardCases
{
    private static readonly string[] Levels = ["privileged", "baseline", "restricted"];

    /// <summary>Namespaces, a third of them at each level by a policy of their own; each runs a Deployment that is admitted.</summary>
    public static string Namespaces(int count)
    {
        var yaml = new StringBuilder().AppendJoin("", Levels.Select(level => Policy(level, level)));
        for (var i = 0; i < count; i++)
            yaml.Append(Namespace($"ns{i:00}"))
                .Append(Bound($"ns{i:00}", Levels[i % 3]))
                .Append(Deployment($"ns{i:00}", i % 3 == 0 ? ", hostNetwork: true" : ""));
        return yaml.ToString();
    }

    /// <summary>One namespace with many policies, five of them privileged.</summary>
    public static string Policies(int count)
    {
        var names = Enumerable.Range(0, count).Select(i => (Name: $"p{i:00}", Level: Levels[i % 3])).ToArray();
        return Namespace("shop")
            + string.Concat(names.Select(policy => Policy(policy.Name, policy.Level) + Bound("shop", policy.Name)))
            + Deployment("shop", "");
    }

    /// <summary>A namespace that has its labels, with a workload that passes them.</summary>
    public static string Done => Namespace(
        "shop", string.Join(", ", new[] { ("enforce", "baseline"), ("audit", "restricted"), ("warn", "restricted") }.Select(
            mode => $"pod-security.kubernetes.io/{mode.Item1}: {mode.Item2}, pod-security.kubernetes.io/{mode.Item1}-version: latest")))
        + Deployment("shop", "");

    private static string Namespace(string name, string labels = "") =>
        $"---\n{{apiVersion: v1, kind: Namespace, metadata: {{name: {name}, labels: {{{labels}}}}}}}\n";

    private static string Policy(string name, string level)
    {
        var rules = level switch
        {
            "privileged" => "privileged: true, hostNetwork: true, volumes: ['*'], allowedCapabilities: ['*'], runAsUser: {rule: RunAsAny}",
            "baseline" => "volumes: [configMap, secret, emptyDir], runAsUser: {rule: RunAsAny}",
            _ =>
                "allowPrivilegeEscalation: false, requiredDropCapabilities: [ALL], volumes: [configMap, secret, emptyDir], runAsUser: {rule: MustRunAsNonRoot}",
        };
        const string Seccomp =
            ", annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default, "
                + "seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default}";
        return $"---\n{{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {{name: {name}{(level is "restricted" ? Seccomp : "")}}}, "
            + $"spec: {{{rules}, seLinux: {{rule: RunAsAny}}, supplementalGroups: {{rule: RunAsAny}}, fsGroup: {{rule: RunAsAny}}}}}}\n"
            + $"---\n{{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {{name: {name}}}, "
            + $"rules: [{{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [{name}]}}]}}\n";
    }

    private static string Bound(string ns, string role) =>
        $"---\n{{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {{name: {role}, namespace: {ns}}}, "
        + $"roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {role}}}, "
        + $"subjects: [{{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:serviceaccounts:{ns}'}}]}}\n";

    private static string Deployment(string ns, string pod) =>
        $"---\n{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: web, namespace: {ns}}}, spec: {{selector: {{matchLabels: {{app: web}}}}, "
        + $"template: {{metadata: {{labels: {{app: web}}}}, spec: {{containers: [{{name: web, image: web}}]{pod}}}}}}}}}\n";
}
