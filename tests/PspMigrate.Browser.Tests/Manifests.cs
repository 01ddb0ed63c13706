using System.Globalization;

namespace PspMigrate.Browser.Tests;

/// <summary>Manifests in which a bit of everything happens.</summary>
internal static class Manifests
{
    public static string Shop { get; } = Policies + string.Concat(Enumerable.Range(1, 10).Select(Team)) + """
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: kept-as-it-is, labels: {pod-security.kubernetes.io/enforce: baseline}}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: wide, namespace: kept-as-it-is}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "psp:wide"}
        subjects: [{kind: ServiceAccount, name: agent, namespace: kept-as-it-is}]
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: kept-as-it-is}
        spec:
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec:
              serviceAccountName: agent
              hostPID: true
              containers: [{name: agent, image: agent}]

        """;

    private const string Policies = """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: wide}
        spec:
          privileged: true
          hostPID: true
          hostNetwork: true
          hostPorts: [{min: 0, max: 65535}]
          allowedCapabilities: ["*"]
          volumes: ["*"]
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        ---
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: narrow}
        spec:
          privileged: false
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          requiredDropCapabilities: [ALL]
          volumes: [configMap, emptyDir, secret]
          runAsUser: {rule: MustRunAs, ranges: [{min: 1000, max: 2000}]}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: MustRunAs, ranges: [{min: 1000, max: 2000}]}
          fsGroup: {rule: MustRunAs, ranges: [{min: 1000, max: 2000}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: "psp:wide"}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [wide]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: "psp:narrow"}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [narrow]}]

        """;

    /// <summary>A team's namespace; every third may use the wide policy, and each has as many accounts as its number says.</summary>
    private static string Team(int number)
    {
        var accounts = string.Join(", ", Enumerable.Range(1, number).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"{{kind: ServiceAccount, name: account-{i}, namespace: NAME}}")));
        return """
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: NAME}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: NAME, namespace: NAME}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "psp:POLICY"}
            subjects: [ACCOUNTS]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: NAME}
            spec:
              selector: {matchLabels: {a: b}}
              template:
                metadata: {labels: {a: b}}
                spec:
                  serviceAccountName: account-1
                  containers: [{name: web, image: web}]

            """.Replace("ACCOUNTS", accounts, StringComparison.Ordinal)
            .Replace("POLICY", number % 3 == 0 ? "wide" : "narrow", StringComparison.Ordinal)
            .Replace("NAME", string.Create(CultureInfo.InvariantCulture, $"team-{number}"), StringComparison.Ordinal);
    }
}
