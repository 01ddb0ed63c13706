using System.Text;

namespace PspMigrate.Fuzz.Mutations;

/// <summary>Words that readers and writers of manifests treat in a way of their own.</summary>
internal static class Tokens
{
    /// <summary>What means something in YAML or JSON, or to what reads files.</summary>
    public static readonly string[] Syntax = Bytes(
    [
        "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", ": ", ":", "- ", "-", "? ", "#", " # c", "&a ", "*a", "<<: ", "<<: *a", "!!str ", "!!int ", "!!binary ",
        "!x ",
        "|", "|\n", "|-\n  ", "|+\n", "|2\n", ">", ">-\n", "'", "''", "\"", "\\", "\\\"", "\\u0000", "\\ud83d", "\\x41", "{", "}", "[", "]", ",", "{}", "[]",
        "{{", "}}",
        "{{ .Values.a }}", "<% a %>", "#@ a", "${A}", "---\n", "--- ", "...\n", "\n---\n", "\n...\n", "%YAML 1.1\n---\n", "%", "@", "`", "~", "null", "\0",
        "\u0007", "\u001b[2J",
        "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029", "\uFEFF", "é", "😀", "\u202e", "items:\n", "items: []", "kind: List\n", "apiVersion: v1\n",
    ]);

    /// <summary>Values at the edges of types and rules.</summary>
    public static readonly string[] Values = Bytes(
    [
        "", "~", "null", "true", "false", "yes", "on", "True", "0", "-1", "1", "00", "010", "0x1F", "0o17", "0b1", "1_000", "65535", "65536", "2147483647",
        "2147483648",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e400", ".5", "1.0", "1.5", ".inf", ".nan", "2001-01-01", "12:30:45", "''",
        "\"\"", "\"1\"", "'true'", "{}", "[]",
        "[~]", "[a, b]", "[[a]]", "{a: b}", "{a: [1, {b: c}]}", "*a", "&a x", "&a {x: y}", "!!str 1", "\"\\u0000\"", "\"a\\nb\"", "\"\\x1b[2J\"", "|\n    x\n",
        ">-\n    x\n    y", "\"*\"", "'*'", "ALL", "[ALL]",
        "[\"*\"]", "[NET_ADMIN, NET_RAW]", "RunAsAny", "MustRunAs", "MustRunAsNonRoot", "RuntimeDefault", "Localhost", "Unconfined", "runtime/default",
        "localhost/x", "docker/default", "unmasked",
        "hostPath", "emptyDir", "[hostPath, csi]", "privileged", "baseline", "restricted", "latest", "v1.25", "v1.999", "v1.0", "default", "kube-system",
        "system:authenticated", "system:serviceaccounts", "system:masters",
        "Group", "User", "ServiceAccount", "use", "podsecuritypolicies", "policy", "extensions", "/", "/var/*", "..", "../..", "../base", "./",
        "https://example.com/x?ref=v1", "--help", "-f", "base",
        "kustomization.yaml", "a/b/c", "kernel.*", "{{ .Values.x }}",
        "$(X)", "😀", "é", "\u2028", "a b", "-", "a:b", "a: b", "#x", "x #y",
        "{min: 0, max: 65535}", "[{min: 1, max: 0}]", "[{min: 0, max: 9223372036854775807}]", "{rule: RunAsAny}",
        "{rule: MustRunAs, ranges: [{min: 1, max: 65535}]}",
    ]);

    /// <summary>Fields that the readers look at.</summary>
    public static readonly string[] Keys = Bytes(
    [
        "apiVersion", "kind", "items", "metadata", "name", "namespace", "generateName", "labels", "annotations", "ownerReferences", "controller", "spec",
        "template", "jobTemplate", "replicas", "suspend",
        "containers", "initContainers", "ephemeralContainers", "securityContext", "image", "ports", "hostPort", "containerPort", "volumeMounts",
        "livenessProbe", "startupProbe", "httpGet", "tcpSocket", "host",
        "lifecycle", "postStart", "volumes", "hostPath", "path", "pathPrefix", "readOnly", "csi", "flexVolume", "driver", "emptyDir", "projected",
        "hostNetwork", "hostPID", "hostIPC", "hostUsers", "os",
        "serviceAccountName", "serviceAccount", "automountServiceAccountToken", "runtimeClassName", "privileged", "allowPrivilegeEscalation",
        "defaultAllowPrivilegeEscalation", "capabilities", "add", "drop",
        "runAsUser", "runAsGroup", "runAsNonRoot", "fsGroup", "supplementalGroups", "seLinux", "seLinuxOptions", "seccompProfile", "appArmorProfile", "type",
        "localhostProfile", "procMount", "windowsOptions",
        "hostProcess", "sysctls", "value", "readOnlyRootFilesystem", "rule", "ranges", "min", "max", "allowedCapabilities", "requiredDropCapabilities",
        "defaultAddCapabilities", "allowedHostPaths", "hostPorts",
        "allowedFlexVolumes", "allowedCSIDrivers", "allowedUnsafeSysctls", "forbiddenSysctls", "allowedProcMountTypes", "runtimeClass",
        "allowedRuntimeClassNames", "defaultRuntimeClassName", "rules", "apiGroups",
        "resources", "resourceNames", "verbs", "nonResourceURLs", "aggregationRule", "clusterRoleSelectors", "matchLabels", "matchExpressions", "roleRef",
        "apiGroup", "subjects", "exemptions", "usernames",
        "namespaces", "runtimeClasses", "defaults", "enforce", "enforce-version", "audit", "warn", "plugins", "configuration",
        "pod-security.kubernetes.io/enforce", "pod-security.kubernetes.io/enforce-version",
        "pod-security.kubernetes.io/warn", "seccomp.security.alpha.kubernetes.io/allowedProfileNames", "seccomp.security.alpha.kubernetes.io/pod",
        "apparmor.security.beta.kubernetes.io/allowedProfileNames",
        "container.apparmor.security.beta.kubernetes.io/web", "container.seccomp.security.alpha.kubernetes.io/web", "kubernetes.io/psp",
        "kubernetes.io/config.mirror", "bases", "components", "patches", "patchesStrategicMerge", "configMapGenerator", "namePrefix", "nameSuffix",
        "targetNamespace", "releaseName", "chart", "sourceRef", "values", "valuesObject", "valueFiles", "syncPolicy", "syncOptions", "destination",
        "managedNamespaceMetadata", "postBuild", "createNamespace", "manifest", "hooks", "meta.helm.sh/release-name",
        "<<", "1", "true", "null", "\"a b\"", "'x'", "? x",
    ]);

    /// <summary>Types of objects.</summary>
    public static readonly string[] Types =
    [
        "v1 Namespace", "v1 Pod", "v1 ServiceAccount", "v1 List", "v1 ConfigMap", "v1 PodTemplate", "v1 ReplicationController", "v1 PodList",
        "apps/v1 Deployment", "apps/v1 DeploymentList", "apps/v1 DaemonSet",
        "extensions/v1beta1 ReplicaSet", "apps/v1 StatefulSet", "batch/v1 Job", "batch/v1beta1 CronJob", "policy/v1beta1 PodSecurityPolicy",
        "policy/v1 PodSecurityPolicy", "extensions/v1beta1 PodSecurityPolicy",
        "policy/v1beta1 PodSecurityPolicyList", "rbac.authorization.k8s.io/v1 Role", "rbac.authorization.k8s.io/v1 ClusterRole",
        "rbac.authorization.k8s.io/v1beta1 RoleBinding",
        "rbac.authorization.k8s.io/v1 ClusterRoleBinding", "rbac.authorization.k8s.io/v1 ClusterRoleList", "rbac.authorization.k8s.io/v9 Role",
        "pod-security.admission.config.k8s.io/v1 PodSecurityConfiguration",
        "apiserver.config.k8s.io/v1 AdmissionConfiguration", "example.com/v1 Shop", "example.com/v1 List", "kustomize.config.k8s.io/v1beta1 Kustomization",
        "kustomize.config.k8s.io/v1alpha1 Component", "kustomize.toolkit.fluxcd.io/v1 Kustomization", "helm.toolkit.fluxcd.io/v2 HelmRelease",
        "argoproj.io/v1alpha1 Application", "argoproj.io/v1alpha1 ApplicationSet", "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy",
        "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding",
    ];

    /// <summary>UTF-8, each byte a character.</summary>
    private static string[] Bytes(string[] texts) => [.. texts.Select(text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)))];
}
