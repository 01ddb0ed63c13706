using PspMigrate.Conversion;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>What the report says of workloads.</summary>
[TestClass]
public sealed class WorkloadsSectionTests
{
    /// <remarks>The policy fills in drop ALL, no escalation, runAsNonRoot and seccomp (facts/pod-security-policy.md, 18); host paths it doesn't.</remarks>
    [TestMethod]
    public void Report_says_how_many_pass_after_a_fix_and_why_the_others_cannot()
    {
        var inventory = Read.Text("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: p
              annotations:
                seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
                seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
            spec:
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [ALL]
              volumes: [nfs, secret, projected]
              runAsUser: {rule: MustRunAsNonRoot}
              seLinux: {rule: RunAsAny}
              supplementalGroups: {rule: RunAsAny}
              fsGroup: {rule: RunAsAny}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: r}
            rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: b, namespace: a}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
            subjects: [{kind: ServiceAccount, name: default}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: plain, namespace: a}
            spec: {containers: [{name: c, image: x}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: share, namespace: a}
            spec: {containers: [{name: c, image: x}], volumes: [{name: v, nfs: {server: s, path: /}}]}
            """).Inventory;

        var report = Shown.Text(Planner.Make(inventory, new()), 400);

        report.Should().Contain(
            "1 more passes restricted after fix, 1 can't (Pod/share: restricted volume types (volume \"v\" uses restricted volume type \"nfs\"))");
    }
}
