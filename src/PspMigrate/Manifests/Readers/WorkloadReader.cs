namespace PspMigrate.Manifests.Readers;

/// <summary>Reads whatever runs pods: pods, the built-in controllers, and unknown kinds that hold a pod template.</summary>
/// <remarks>The built-in kinds and where their templates stand: facts/pod-security-admission.md, 1.</remarks>
internal static class WorkloadReader
{
    private static readonly (string[] Template, string Spec) PodPath = ([], "spec");
    private static readonly (string[] Template, string Spec) PodTemplatePath = (["template"], "template.spec");
    private static readonly (string[] Template, string Spec) ControllerPath = (["spec", "template"], "spec.template.spec");

    private static readonly (string[] Template, string Spec) CronJobPath =
        (["spec", "jobTemplate", "spec", "template"], "spec.jobTemplate.spec.template.spec");

    /// <summary>A workload of a built-in kind; null when it has no containers, or no name.</summary>
    public static Workload? Read(MapNode node, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace = default) =>
        Read(new Fields(node, diagnostics), diagnostics, defaultNamespace, keepsRequiredFields: true);

    public static Workload? Read(Fields root, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace, bool keepsRequiredFields)
    {
        var path = (root.Map["kind"] as ScalarNode)?.Text switch
        {
            "Pod" => PodPath,
            "PodTemplate" => PodTemplatePath,
            "CronJob" => CronJobPath,
            _ => ControllerPath,
        };
        var template = root;
        foreach (var key in path.Template)
        {
            if (template.Child(key) is not { } next)
            {
                // The API takes a ReplicationController without a template.
                if (root.Map["kind"] is not ScalarNode { Text: "ReplicationController" })
                    WithoutContainers(root);
                return null;
            }

            template = next;
        }

        var workload = Make(root, template, path.Spec, defaultNamespace, diagnostics, keepsRequiredFields);
        var labels = LabelsOfNamespaces(root, template);
        if (template.Map.Find("spec", "containers") is null or ListNode { Span.IsEmpty: true } or ScalarNode { Type: ScalarType.Null })
        {
            if (workload is not null)
                WithoutContainers(root);
            return null;
        }

        foreach (var (at, key) in labels ?? [])
            root.Warn(at, $"the label {Quote.Text(key)} has no effect here: it belongs on the namespace",
                "set it with convert and apply, or kubectl label namespace");
        return workload;
    }

    /// <summary>The pod templates inside an object of an unknown kind, each a workload of its own; none when it has none.</summary>
    /// <param name="diagnostics">Takes the problems, at most as warnings: its fields need not be the pod API's.</param>
    public static IReadOnlyList<Workload> ReadUnknown(MapNode node, List<Diagnostic> diagnostics, NamespaceFallback defaultNamespace = default)
    {
        var workloads = new List<Workload>();
        var problems = new List<Diagnostic>();
        var root = new Fields(node, problems);
        foreach (var template in PodTemplateSearch.Find(root))
        {
            if (Make(root, template, template.PathOf("spec"), defaultNamespace, problems, keepsRequiredFields: false) is { } workload)
                workloads.Add(workload with { IsKnownKind = false });
        }

        diagnostics.AddRange(problems.Distinct().Select(
            problem => problem.Severity == Severity.Error ? problem with { Severity = Severity.Warning } : problem));
        return workloads;
    }

    private static Workload? Make(
        Fields root, Fields template, string specPath, NamespaceFallback defaultNamespace, List<Diagnostic> diagnostics, bool keepsRequiredFields)
    {
        var metadata = new Metadata(root);
        var name = metadata.NameOrPrefix();
        if (name.Length == 0)
        {
            metadata.RequiredName();
            return null;
        }

        return new Workload
        {
            ApiVersion = (root.Map["apiVersion"] as ScalarNode)?.Text ?? "",
            Kind = metadata.Kind,
            Name = name,
            Namespace = metadata.NamespaceOr(defaultNamespace, diagnostics),
            Template = PodReader.Read(template),
            SpecPath = specPath,
            Replicas = Replicas(root, metadata.Kind),
            IsMadeByController = IsMadeByController(metadata.Fields),
            RequiredFields = keepsRequiredFields ? RequiredFields(root) : null,
            At = root.At,
        };
    }

    private static bool IsMadeByController(Fields? metadata) =>
        Owners(metadata)?.Items.Any(owner => (owner as MapNode)?["controller"] is ScalarNode { Type: ScalarType.Boolean, Text: "true" }) == true;

    private static ListNode? Owners(Fields? metadata) => metadata?.Node("ownerReferences") as ListNode;

    /// <remarks>"required" in the API's schema: DeploymentSpec, DaemonSetSpec, StatefulSetSpec, ReplicaSetSpec and CronJobSpec @v1.20.2.</remarks>
    private static MapNode? RequiredFields(Fields root)
    {
        string[] names = (root.Map["kind"] as ScalarNode)?.Text switch
        {
            "Deployment" or "DaemonSet" or "ReplicaSet" => ["selector"],
            "StatefulSet" => ["selector", "serviceName"],
            "CronJob" => ["schedule"],
            _ => [],
        };
        if (names.Length == 0 || root.MapOrNull("spec") is not { } spec)
            return null;
        var required = new List<MapEntry>(names.Length);
        foreach (var name in names)
        {
            if (spec.Node(name) is { } value)
                required.Add(new(name, value.At, value));
        }

        return new MapNode(spec.At, required);
    }

    /// <summary>Such objects are the patches of kustomizations, mostly.</summary>
    private static void WithoutContainers(Fields root)
    {
        var metadata = new Metadata(root);
        root.Warn(root.At, $"{metadata.Kind} {Quote.Name(metadata.NameOrPrefix())} has no containers: there is nothing to judge",
            "give the whole object, if this is a patch");
    }

    /// <summary>Pod Security looks at the labels of namespaces alone.</summary>
    /// <remarks>What a ReplicaSet or a controller's pod says was copied from a template, which is told of already.</remarks>
    private static List<(Position At, string Key)>? LabelsOfNamespaces(Fields root, Fields template)
    {
        var metadata = root.MapOrNull("metadata");
        if (root.Map["kind"] is ScalarNode { Text: "ReplicaSet" } || Owners(metadata) is { Span.IsEmpty: false })
            return null;
        var found = LabelsOfNamespaces(metadata, found: null);
        return ReferenceEquals(root, template) ? found : LabelsOfNamespaces(template.MapOrNull("metadata"), found);
    }

    private static List<(Position At, string Key)>? LabelsOfNamespaces(Fields? metadata, List<(Position At, string Key)>? found)
    {
        if (metadata is null || metadata.IsEmptyMap("labels") || metadata.MapOrNull("labels") is not { } labels)
            return found;
        foreach (var key in PodSecurityLabels.All)
        {
            if (labels.Has(key))
                (found ??= []).Add((labels.Map.Where(key), key));
        }

        return found;
    }

    private static long? Replicas(Fields root, string kind)
    {
        if (kind is "Pod" or "PodTemplate" or "DaemonSet" || root.Map["spec"] is ScalarNode or ListNode || root.Child("spec") is not { } spec)
            return null;
        if (kind is "Job" or "CronJob")
            return spec.Boolean("suspend") == true ? 0 : null;
        return spec.Map["replicas"] is MapNode or ListNode ? null : spec.Int32("replicas");
    }
}
