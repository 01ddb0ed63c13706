namespace PspMigrate.Manifests.Readers;

/// <summary>The fields of a pod or a pod template: metadata and spec, in the order in which Kubernetes shows them.</summary>
/// <remarks>k8s.io/api core/v1 types.go.</remarks>
internal static class PodFields
{
    /// <remarks>k8s.io/api core/v1 well_known_labels.go LabelOSStable; the older label was taken from nodes by v1.27.</remarks>
    private const string NodeOsLabel = "kubernetes.io/os";
    private const string OlderNodeOsLabel = "beta.kubernetes.io/os";

    public static Pod Pod(FieldsOf<Pod> pod) => Pod(pod.In("metadata"), pod.In("spec"));

    private static Pod Pod(FieldsOf<Pod> metadata, FieldsOf<Pod> spec) => new()
    {
        Name = metadata.TextOfEither("name", "generateName", pod => pod.Name) ?? "",
        Namespace = metadata.Text("namespace", pod => pod.Namespace) is { Length: > 0 } name ? name : null,
        MeshLabels = metadata.TextMap("labels", FieldsOfInterest.MeshLabels, pod => pod.MeshLabels),
        Annotations = metadata.TextMap("annotations", FieldsOfInterest.PodAnnotations, pod => pod.Annotations),

        // A written pod is one that somebody creates.
        Owners = metadata.Own<ValueList<OwnerReference>>(pod => pod.Owners, fields => fields.Children("ownerReferences", Owner), _ => []),
        OsName = spec.In("os").Text("name", pod => pod.OsName),
        Volumes = spec.SharedItems("volumes", pod => pod.Volumes, VolumeFields.Volume),
        InitContainers = spec.Items("initContainers", pod => pod.InitContainers, ContainerFields.Container),
        Containers = spec.Items("containers", pod => pod.Containers, ContainerFields.Container),
        EphemeralContainers = spec.Items("ephemeralContainers", pod => pod.EphemeralContainers, ContainerFields.Container),

        // pkg/apis/core/v1/conversion.go Convert_v1_PodSpec_To_core_PodSpec @v1.20.2: the older field counts where the other is left out.
        ServiceAccountName = spec.TextOfEither("serviceAccountName", "serviceAccount", pod => pod.ServiceAccountName),
        AutomountServiceAccountToken = spec.Flag("automountServiceAccountToken", pod => pod.AutomountServiceAccountToken),
        HostNetwork = spec.FlagOrFalse("hostNetwork", pod => pod.HostNetwork),
        HostPid = spec.FlagOrFalse("hostPID", pod => pod.HostPid),
        HostIpc = spec.FlagOrFalse("hostIPC", pod => pod.HostIpc),
        HostUsers = spec.Flag("hostUsers", pod => pod.HostUsers),
        NodeOs = spec.Own(pod => pod.NodeOs, ReadNodeOs, os => os is null ? [] : [("nodeSelector", Tree.Map((NodeOsLabel, Tree.Text(os))))]),
        SecurityContext = spec.SharedPart("securityContext", pod => pod.SecurityContext, SecurityContextFields.OfPod),
        RuntimeClassName = spec.Text("runtimeClassName", pod => pod.RuntimeClassName),
    };

    private static OwnerReference Owner(Fields owner) => new(
        owner.String("apiVersion") ?? "",
        owner.String("kind") ?? "",
        owner.String("uid") ?? "",
        owner.Boolean("controller") ?? false);

    /// <summary>The system that the node selector asks for, or else all alternatives of the required node affinity.</summary>
    /// <remarks>Terms are alternatives, the expressions of one hold together (core/v1 types.go NodeSelector, NodeSelectorTerm).</remarks>
    private static string? ReadNodeOs(Fields spec)
    {
        var selector = spec.Child("nodeSelector");
        var (selected, older) = (selector?.String(NodeOsLabel), selector?.String(OlderNodeOsLabel));
        var required = spec.Child("affinity")?.Child("nodeAffinity")?.Child("requiredDuringSchedulingIgnoredDuringExecution");
        var systems = required?.Children("nodeSelectorTerms", TermOs) ?? [];
        return selected ?? older
            ?? (systems is [{ } first, ..] && systems.All(system => string.Equals(system, first, StringComparison.Ordinal)) ? first : null);
    }

    private static string? TermOs(Fields term) => term.Children("matchExpressions", ExpressionOs).FirstOrDefault(system => system is not null);

    private static string? ExpressionOs(Fields expression) =>
        (expression.String("key"), expression.String("operator"), expression.StringsOrEmpty("values"))
            is (NodeOsLabel or OlderNodeOsLabel, "In", [var only]) ? only : null;
}
