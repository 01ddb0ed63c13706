using System.Text;

namespace PspMigrate.Fuzz.Targets;

/// <summary>The directory that verbs run in, and the files that targets put there.</summary>
internal static class Scratch
{
    /// <summary>A policy that fills much in, usable by every service account: most workloads have something to be fixed.</summary>
    public const string Base =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: strict
          annotations:
            seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
            seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
        spec:
          allowPrivilegeEscalation: false
          allowedCapabilities: [NET_RAW, NET_ADMIN, NET_BIND_SERVICE, SYS_TIME, SYS_ADMIN, CHOWN, SETUID]
          requiredDropCapabilities: [KILL]
          hostNetwork: true
          hostPorts: [{min: 0, max: 65535}]
          volumes: ['*']
          runAsUser: {rule: MustRunAsNonRoot}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: strict}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [strict], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: strict}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: strict}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}]

        """;

    public const string BaseName = "base.yaml";

    public static readonly byte[] BaseBytes = Encoding.UTF8.GetBytes(Base);

    public static string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pspmigrate-fuzz-").FullName;

    /// <summary>Puts the policy there.</summary>
    public static void WriteBase()
    {
        Write(BaseName, BaseBytes);
        var answer = Verb.Run([], Directory, "convert", BaseName);
        PropertyException.Unless(answer.IsAnswer, "the policy has no errors of its own", answer.Error);
    }

    public static void Write(string name, ReadOnlySpan<byte> content) => File.WriteAllBytes(Path.Combine(Directory, name), content);

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Directory, name));

    public static int Count() => System.IO.Directory.GetFileSystemEntries(Directory).Length;

    public static void Delete() => System.IO.Directory.Delete(Directory, recursive: true);
}
