using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a pod or a pod template: metadata and spec.</summary>
/// <remarks>k8s.io/api core/v1 types.go.</remarks>
public static class PodReader
{
    /// <summary>The pod; what can't be read of it is left out and goes to <paramref name="diagnostics"/>.</summary>
    public static Pod Read(MapNode pod, List<Diagnostic> diagnostics) => Read(new Fields(pod, diagnostics));

    internal static Pod Read(Fields root)
    {
        var metadata = new Metadata(root);
        var pod = new Pod
        {
            Name = metadata.NameOrPrefix(),
            Namespace = metadata.Namespace,
            Annotations = metadata.AnnotationsAmong(FieldsOfInterest.PodAnnotations),
            Labels = metadata.LabelsAmong(FieldsOfInterest.PodLabels),
            Owners = metadata.Fields?.Children("ownerReferences", Owner) ?? [],
        };
        if (root.Child("spec") is not { } spec)
            return pod;
        return pod with
        {
            InitContainers = Containers(spec, "initContainers"),
            Containers = Containers(spec, "containers"),
            EphemeralContainers = Containers(spec, "ephemeralContainers"),
            Volumes = spec.SharedChildren("volumes", static volume => volume.Shared(VolumeReader.Read)),
            SecurityContext = spec.Child("securityContext")?.Shared(SecurityContextReader.ReadPod),
            HostNetwork = spec.Boolean("hostNetwork") ?? false,
            HostPid = spec.Boolean("hostPID") ?? false,
            HostIpc = spec.Boolean("hostIPC") ?? false,
            HostUsers = spec.Boolean("hostUsers"),
            ServiceAccountName = ServiceAccount(spec),
            AutomountServiceAccountToken = spec.Boolean("automountServiceAccountToken"),
            RuntimeClassName = spec.String("runtimeClassName"),
            OsName = spec.Child("os")?.String("name"),
            NodeOs = NodeOs(spec.Child("nodeSelector")) ?? AffinityOs(spec),
        };
    }

    private static ImmutableArray<Container> Containers(Fields spec, string key) =>
        spec.Children(key, ContainerReader.Read);

    private static OwnerReference Owner(Fields owner) => new(
        owner.String("apiVersion") ?? "",
        owner.String("kind") ?? "",
        owner.String("name") ?? "",
        owner.String("uid") ?? "",
        owner.Boolean("controller") ?? false);

    /// <remarks>k8s.io/api core/v1 well_known_labels.go LabelOSStable; the older label was taken from nodes by v1.27.</remarks>
    private static string? NodeOs(Fields? selector) =>
        selector?.String(FieldsOfInterest.NodeOs) ?? selector?.String(FieldsOfInterest.NodeOsBeta);

    /// <summary>The system that all alternatives of the required node affinity ask for.</summary>
    /// <remarks>Terms are alternatives, the expressions of one hold together (core/v1 types.go NodeSelector, NodeSelectorTerm).</remarks>
    private static string? AffinityOs(Fields spec)
    {
        var required = spec.Child("affinity")?.Child("nodeAffinity")?.Child("requiredDuringSchedulingIgnoredDuringExecution");
        var systems = required?.Children("nodeSelectorTerms", TermOs) ?? [];
        return systems is [{ } first, ..] && systems.All(system => string.Equals(system, first, StringComparison.Ordinal)) ? first : null;
    }

    private static string? TermOs(Fields term) => term.Children("matchExpressions", ExpressionOs).FirstOrDefault(system => system is not null);

    private static string? ExpressionOs(Fields expression) =>
        expression.String("key") is FieldsOfInterest.NodeOs or FieldsOfInterest.NodeOsBeta
        && expression.String("operator") is "In"
        && expression.StringsOrEmpty("values") is [var only]
            ? only
            : null;

    /// <summary>The older field serviceAccount counts where serviceAccountName is left out.</summary>
    /// <remarks>pkg/apis/core/v1/conversion.go Convert_v1_PodSpec_To_core_PodSpec @v1.20.2.</remarks>
    private static string? ServiceAccount(Fields spec) =>
        spec.String("serviceAccountName") is { Length: > 0 } name ? name : spec.String("serviceAccount");
}
