using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Which fields the readers of each kind look at.</summary>
/// <remarks>A field that a reader begins to look at has to be named here; a test compares the readers' answers with those for whole trees.</remarks>
internal static class FieldsOfInterest
{
    /// <summary>The labels of nodes that name their operating system.</summary>
    public const string NodeOs = "kubernetes.io/os";
    public const string NodeOsBeta = "beta.kubernetes.io/os";

    private const string Types = "apiVersion kind";

    /// <summary>Labels of pods: most others are each application's own, and to keep them costs as much as to keep the rest of the pod.</summary>
    public static readonly FieldFilter PodLabels = FieldFilter.Only($"{MeshLabels.IstioInject} {MeshLabels.IstioRevision}");

    /// <summary>Annotations of pods: all but the one that repeats the whole object.</summary>
    public static readonly FieldFilter PodAnnotations = FieldFilter.AllBut(FingerprintScopes.LastApplied);

    /// <summary>What tells who looks after an object.</summary>
    public static readonly FieldFilter OwnerLabels = FieldFilter.Only(OwnerKeys.Labels);
    public static readonly FieldFilter OwnerAnnotations = FieldFilter.Only(OwnerKeys.Annotations);

    /// <summary>What is read of the labels of pods, and what is only looked for.</summary>
    private static readonly (string, FieldFilter) Labels =
        ("labels", FieldFilter.Only($"{MeshLabels.IstioInject} {MeshLabels.IstioRevision} {string.Join(' ', PodSecurityKeys.All)}"));

    private static readonly FieldFilter Names = FieldFilter.Only("name namespace generateName");
    private static readonly FieldFilter NamesAndLabels = FieldFilter.Only("name namespace generateName", Labels);

    private static readonly (string, FieldFilter) Owners = ("ownerReferences", FieldFilter.Only("apiVersion kind name uid controller"));
    private static readonly FieldFilter NamesLabelsAndOwners = FieldFilter.Only("name namespace generateName", Labels, Owners);

    private static readonly FieldFilter HostAction = FieldFilter.Only("host");
    private static readonly FieldFilter Probe = FieldFilter.Only(Types, ("httpGet", HostAction), ("tcpSocket", HostAction));

    private static readonly FieldFilter Container = FieldFilter.Only(
        "name image securityContext",
        ("ports", FieldFilter.Only("name containerPort hostPort protocol hostIP")),
        ("volumeMounts", FieldFilter.Only("name mountPath readOnly")),
        ("livenessProbe", Probe),
        ("readinessProbe", Probe),
        ("startupProbe", Probe),
        ("lifecycle", FieldFilter.Only(Types, ("postStart", Probe), ("preStop", Probe))));

    private static readonly (string, FieldFilter) PodMetadata = (
        "metadata",
        FieldFilter.Only(
            "name namespace generateName",
            Labels,
            ("annotations", PodAnnotations),
            Owners));

    private static readonly (string, FieldFilter) PodSpec = (
        "spec",
        FieldFilter.Only(
            "volumes securityContext hostNetwork hostPID hostIPC hostUsers serviceAccountName serviceAccount "
                + "automountServiceAccountToken runtimeClassName os",
            ("affinity", FieldFilter.Only("nodeAffinity")),
            ("nodeSelector", FieldFilter.Only($"{NodeOs} {NodeOsBeta}")),
            ("initContainers", Container),
            ("containers", Container),
            ("ephemeralContainers", Container)));

    private static readonly (string, FieldFilter) Template = ("template", FieldFilter.Only(Types, PodMetadata, PodSpec));

    private static readonly FieldFilter Pod = FieldFilter.Only(Types, PodMetadata, PodSpec);
    private static readonly FieldFilter PodTemplate = FieldFilter.Only(Types, ("metadata", NamesAndLabels), Template);

    private static readonly FieldFilter Controller = FieldFilter.Only(
        Types, ("metadata", NamesLabelsAndOwners), ("spec", FieldFilter.Only("replicas suspend selector serviceName", Template)));

    private static readonly FieldFilter CronJob = FieldFilter.Only(
        Types,
        ("metadata", NamesAndLabels),
        ("spec", FieldFilter.Only("suspend schedule", ("jobTemplate", FieldFilter.Only(Types, ("spec", FieldFilter.Only(Types, Template)))))));

    private static readonly FieldFilter Role = FieldFilter.Only(
        Types + " rules aggregationRule", ("metadata", FieldFilter.Only("name namespace generateName labels", ("annotations", OwnerAnnotations))));

    private static readonly FieldFilter Binding = FieldFilter.Only(
        Types + " roleRef subjects", ("metadata", FieldFilter.Only("name namespace generateName", ("labels", OwnerLabels), ("annotations", OwnerAnnotations))));

    private static readonly FieldFilter Nothing = FieldFilter.Only(Types);
    private static readonly FieldFilter ServiceAccount = FieldFilter.Only(Types + " automountServiceAccountToken", ("metadata", Names));

    /// <summary>The fields of interest in an object of this type; everything, where its kind isn't one of the frequent ones.</summary>
    public static FieldFilter Of(string apiVersion, string kind) => Kinds.Classify(apiVersion, kind) switch
    {
        Interest.None => Nothing,
        Interest.Role => Role,
        Interest.Binding => Binding,
        Interest.ServiceAccount => ServiceAccount,
        Interest.Workload => kind switch
        {
            "Pod" => Pod,
            "PodTemplate" => PodTemplate,
            "CronJob" => CronJob,
            _ => Controller,
        },
        _ => FieldFilter.All,
    };
}
