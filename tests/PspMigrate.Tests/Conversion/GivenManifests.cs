using System.Text;
using PspMigrate.Controls;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion;

/// <summary>Manifests for the tests of this folder.</summary>
internal static class GivenManifests
{
    /// <summary>Admits what a policy of the time typically did, and fills in nearly all that there is.</summary>
    public const string Strict =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: strict
          annotations:
            seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
            seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
            apparmor.security.beta.kubernetes.io/defaultProfileName: runtime/default
        spec:
          allowPrivilegeEscalation: false
          requiredDropCapabilities: [ALL]
          readOnlyRootFilesystem: true
          volumes: [configMap, projected, secret]
          runAsUser: {rule: MustRunAsNonRoot}
          seLinux: {rule: MustRunAs, seLinuxOptions: {level: "s0:c1,c2"}}
          supplementalGroups: {rule: MustRunAs, ranges: [{min: 5, max: 9}]}
          fsGroup: {rule: MustRunAs, ranges: [{min: 7, max: 9}]}
          runtimeClass: {allowedRuntimeClassNames: [gvisor], defaultRuntimeClassName: gvisor}
        """;

    /// <summary>Has no rule about seccomp: no profile may be set.</summary>
    public const string WithoutSeccomp =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: no-seccomp}
        spec:
          allowPrivilegeEscalation: false
          requiredDropCapabilities: [ALL]
          volumes: ['*']
          runAsUser: {rule: MustRunAs, ranges: [{min: 1000, max: 2000}]}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        """;

    /// <summary>Admits everything and fills in nothing.</summary>
    public const string Loose =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: loose
          annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'}
        spec:
          privileged: true
          hostNetwork: true
          hostPorts: [{min: 0, max: 65535}]
          allowedCapabilities: ['*']
          volumes: ['*']
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        """;

    /// <summary>Lets a group use a policy of the same name as the binding.</summary>
    public static string Grant(string policy, string group, string? ns = null) =>
        $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: {{policy}}}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [{{policy}}], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {{(ns is null ? "ClusterRoleBinding" : "RoleBinding")}}
        metadata: {name: {{policy}}{{(ns is null ? "" : $", namespace: {ns}")}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{policy}}}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "{{group}}"}]
        """;

    public static Inventory Read(params string[] manifests)
    {
        var reader = new ManifestReader(new());
        reader.Read("given.yaml", new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n---\n", manifests))));
        var result = reader.Finish();
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty();
        return result.Inventory;
    }

    public static PodSecurityPolicy Policy(string manifest) => Read(manifest).Policies.Single();

    /// <summary>A Deployment with this pod spec, in flow style.</summary>
    public static Workload Deployment(string spec, string metadata = "{}") => Read(
        $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          template:
            metadata: {{metadata}}
            spec: {{spec}}
        """).Workloads.Single();

    public static LevelVersion At(string level) =>
        new(Levels.Parse(level[..level.IndexOf(':', StringComparison.Ordinal)])!.Value, KubernetesVersion.Parse(
            level[(level.IndexOf(':', StringComparison.Ordinal) + 1)..])!.Value);
}
