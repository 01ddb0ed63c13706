namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a PodSecurityPolicy (policy/v1beta1, extensions/v1beta1), all of its fields.</summary>
/// <remarks>k8s.io/api policy/v1beta1 types.go. metadata.namespace is ignored, as by the API server: real manifests have it.</remarks>
public static class PolicyReader
{
    /// <summary>The fields that Kubernetes knows: all that are read, and those that say nothing here.</summary>
    private static readonly FieldFilter Known = AskedFields.By("PodSecurityPolicy", root =>
    {
        root.Node("metadata");
        Spec(root.Child("spec")!, "");
        root.Node("status");
    });

    /// <summary>The policy, or null when what is wrong with it leaves none; problems go to <paramref name="diagnostics"/>.</summary>
    public static PodSecurityPolicy? Read(MapNode node, List<Diagnostic> diagnostics)
    {
        var root = new Fields(node, diagnostics);
        root.WarnOfUnknown(Known);
        var metadata = new Metadata(root);
        if (metadata.RequiredName() is not { } name)
            return null;
        var annotations = metadata.Annotations;
        PolicyAnnotations.Check(metadata.Fields, diagnostics);
        return Spec(root.Child("spec") ?? Fields.None, name) with { Annotations = annotations, Labels = metadata.Labels, Source = node };
    }

    private static PodSecurityPolicy Spec(Fields spec, string name) => new()
    {
        Name = name,
        Privileged = spec.Boolean("privileged") ?? false,
        DefaultAddCapabilities = spec.StringsOrEmpty("defaultAddCapabilities"),
        RequiredDropCapabilities = spec.StringsOrEmpty("requiredDropCapabilities"),
        AllowedCapabilities = spec.StringsOrEmpty("allowedCapabilities"),
        Volumes = spec.StringsOrEmpty("volumes"),
        HostNetwork = spec.Boolean("hostNetwork") ?? false,
        HostPorts = spec.Children("hostPorts", PortRange),
        HostPid = spec.Boolean("hostPID") ?? false,
        HostIpc = spec.Boolean("hostIPC") ?? false,
        SELinux = SELinux(spec.Child("seLinux")),
        RunAsUser = Rule(spec.Child("runAsUser")) ?? new IdRule("", []),
        RunAsGroup = Rule(spec.Child("runAsGroup")),
        SupplementalGroups = Rule(spec.Child("supplementalGroups")) ?? new IdRule("", []),
        FsGroup = Rule(spec.Child("fsGroup")) ?? new IdRule("", []),
        ReadOnlyRootFilesystem = spec.Boolean("readOnlyRootFilesystem") ?? false,
        DefaultAllowPrivilegeEscalation = spec.Boolean("defaultAllowPrivilegeEscalation"),
        AllowPrivilegeEscalation = spec.Boolean("allowPrivilegeEscalation"),
        AllowedHostPaths = spec.Children("allowedHostPaths", HostPath),
        AllowedFlexVolumes = spec.Children("allowedFlexVolumes", static driver => driver.String("driver") ?? ""),
        AllowedCsiDrivers = spec.Children("allowedCSIDrivers", static driver => driver.String("name") ?? ""),
        AllowedUnsafeSysctls = spec.StringsOrEmpty("allowedUnsafeSysctls"),
        ForbiddenSysctls = spec.StringsOrEmpty("forbiddenSysctls"),
        AllowedProcMountTypes = spec.StringsOrEmpty("allowedProcMountTypes"),
        RuntimeClass = RuntimeClass(spec.Child("runtimeClass")),
    };

    private static IdRange PortRange(Fields range) => new(range.Int32("min") ?? 0, range.Int32("max") ?? 0);

    private static IdRange IdRange(Fields range) => new(range.Int64("min") ?? 0, range.Int64("max") ?? 0);

    private static IdRule? Rule(Fields? rule) => rule is null ? null : new(rule.String("rule") ?? "", rule.Children("ranges", IdRange));

    private static SELinuxRule SELinux(Fields? rule) =>
        new(rule?.String("rule") ?? "", rule?.Child("seLinuxOptions") is { } options ? SecurityContextFields.SELinux(new(options)) : null);

    private static AllowedHostPath HostPath(Fields path) => new(path.String("pathPrefix") ?? "", path.Boolean("readOnly") ?? false);

    private static RuntimeClassRule? RuntimeClass(Fields? rule) =>
        rule is null ? null : new(rule.StringsOrEmpty("allowedRuntimeClassNames"), rule.String("defaultRuntimeClassName"));
}
