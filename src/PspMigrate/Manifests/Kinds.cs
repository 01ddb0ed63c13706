using System.Collections.Frozen;

namespace PspMigrate.Manifests;

/// <summary>What a kind of object is to us.</summary>
internal enum Interest
{
    /// <summary>A kind that we don't know: it may hold a pod template.</summary>
    Unknown,

    /// <summary>A built-in kind that never holds pods: skipped without building a tree.</summary>
    None,

    /// <summary>A built-in kind that holds files: they may be manifests.</summary>
    Files,

    /// <summary>A kind that we know, in a version of its group that doesn't exist.</summary>
    WrongVersion,
    Policy,
    Role,
    Binding,
    Namespace,
    ServiceAccount,
    Workload,
    PodSecurityConfiguration,
    AdmissionConfiguration,
    AdmissionPolicy,
}

/// <summary>Sorts objects by apiVersion and kind.</summary>
internal static class Kinds
{
    private const string Rbac = "rbac.authorization.k8s.io";

    private static readonly FrozenSet<string> WithoutPods = new[]
    {
        "AdmissionReview", "APIService", "Binding", "CertificateSigningRequest", "ClusterTrustBundle", "ComponentStatus", "ConfigMap",
        "ControllerRevision", "CSIDriver", "CSINode", "CSIStorageCapacity", "CustomResourceDefinition", "DeviceClass",
        "Endpoints", "EndpointSlice", "Event", "FlowSchema", "HorizontalPodAutoscaler", "Ingress", "IngressClass", "IPAddress",
        "Lease", "LimitRange", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration",
        "NetworkPolicy", "Node", "PersistentVolume", "PersistentVolumeClaim", "PodDisruptionBudget", "PodPreset",
        "PriorityClass", "PriorityLevelConfiguration", "ResourceClaim", "ResourceClaimTemplate", "ResourceQuota",
        "ResourceSlice", "RuntimeClass", "Secret", "Service", "ServiceCIDR", "StorageClass", "StorageVersion",
        "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
        "VolumeAttachment", "VolumeAttributesClass",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static Interest Classify(string apiVersion, string kind)
    {
        var group = GroupOf(apiVersion);
        var version = apiVersion[(apiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return (group, kind) switch
        {
            ("policy" or "extensions", "PodSecurityPolicy") => In(version is "v1beta1", Interest.Policy),
            (Rbac, "Role" or "ClusterRole") => In(IsRbacVersion(version), Interest.Role),
            (Rbac, "RoleBinding" or "ClusterRoleBinding") => In(IsRbacVersion(version), Interest.Binding),
            ("", "Namespace") => In(version is "v1", Interest.Namespace),
            ("", "ServiceAccount") => In(version is "v1", Interest.ServiceAccount),
            ("", "ConfigMap" or "Secret") => Interest.Files,
            ("", "Pod" or "PodTemplate" or "ReplicationController") => In(version is "v1", Interest.Workload),
            ("apps" or "extensions", "ReplicaSet" or "Deployment" or "StatefulSet" or "DaemonSet") => Interest.Workload,
            ("batch" or "extensions", "Job" or "CronJob") => Interest.Workload,
            ("pod-security.admission.config.k8s.io", "PodSecurityConfiguration") => Interest.PodSecurityConfiguration,
            ("apiserver.config.k8s.io", "AdmissionConfiguration") => Interest.AdmissionConfiguration,
            ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy" or "MutatingAdmissionPolicy") => Interest.AdmissionPolicy,
            _ when IsBuiltIn(group) && WithoutPods.Contains(kind) => Interest.None,
            _ => Interest.Unknown,
        };
    }

    /// <summary>The API group of a version; empty for the core.</summary>
    public static string GroupOf(string apiVersion) => apiVersion[..Math.Max(0, apiVersion.IndexOf('/', StringComparison.Ordinal))];

    /// <summary>Whether a built-in kind neither makes pods nor lets anybody make some.</summary>
    public static bool IsWithoutPods(string kind) => WithoutPods.Contains(kind);

    private static Interest In(bool known, Interest interest) => known ? interest : Interest.WrongVersion;

    private static bool IsRbacVersion(string version) => version is "v1" or "v1beta1" or "v1alpha1";

    private static bool IsBuiltIn(string group) =>
        !group.Contains('.', StringComparison.Ordinal) || group.EndsWith(".k8s.io", StringComparison.Ordinal);
}
