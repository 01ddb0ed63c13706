using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a PodSecurityPolicy (policy/v1beta1, extensions/v1beta1), all of its fields.</summary>
/// <remarks>k8s.io/api policy/v1beta1 types.go. metadata.namespace is ignored, as by the API server: real manifests have it.</remarks>
public static class PolicyReader
{
    /// <summary>The policy, or null when what is wrong with it leaves none; problems go to <paramref name="diagnostics"/>.</summary>
    public static PodSecurityPolicy? Read(MapNode node, List<Diagnostic> diagnostics)
    {
        var root = new Fields(node, diagnostics);
        root.WarnOfUnknown("apiVersion", "kind", "metadata", "spec", "status");
        var metadata = new Metadata(root);
        if (metadata.RequiredName() is not { } name)
            return null;
        var annotations = metadata.Annotations;
        PolicyAnnotations.Check(metadata.Fields, diagnostics);
        var spec = root.Child("spec") ?? new Fields(new MapNode(node.At, []), diagnostics);
        spec.WarnOfUnknown(SpecFields);
        return new PodSecurityPolicy
        {
            Name = name,
            Annotations = annotations,
            Labels = metadata.Labels,
            Privileged = spec.Boolean("privileged") ?? false,
            DefaultAddCapabilities = spec.StringsOrEmpty("defaultAddCapabilities"),
            RequiredDropCapabilities = spec.StringsOrEmpty("requiredDropCapabilities"),
            AllowedCapabilities = spec.StringsOrEmpty("allowedCapabilities"),
            Volumes = spec.StringsOrEmpty("volumes"),
            HostNetwork = spec.Boolean("hostNetwork") ?? false,
            HostPorts = [.. spec.Children("hostPorts").Select(PortRange)],
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
            AllowedHostPaths = [.. spec.Children("allowedHostPaths").Select(HostPath)],
            AllowedFlexVolumes = Names(spec.Children("allowedFlexVolumes"), "driver"),
            AllowedCsiDrivers = Names(spec.Children("allowedCSIDrivers"), "name"),
            AllowedUnsafeSysctls = spec.StringsOrEmpty("allowedUnsafeSysctls"),
            ForbiddenSysctls = spec.StringsOrEmpty("forbiddenSysctls"),
            AllowedProcMountTypes = spec.StringsOrEmpty("allowedProcMountTypes"),
            RuntimeClass = RuntimeClass(spec.Child("runtimeClass")),
            Source = node,
        };
    }

    private static ReadOnlySpan<string> SpecFields => new[]
    {
        "privileged", "defaultAddCapabilities", "requiredDropCapabilities", "allowedCapabilities", "volumes", "hostNetwork",
        "hostPorts", "hostPID", "hostIPC", "seLinux", "runAsUser", "runAsGroup", "supplementalGroups", "fsGroup",
        "readOnlyRootFilesystem", "defaultAllowPrivilegeEscalation", "allowPrivilegeEscalation", "allowedHostPaths",
        "allowedFlexVolumes", "allowedCSIDrivers", "allowedUnsafeSysctls", "forbiddenSysctls", "allowedProcMountTypes",
        "runtimeClass",
    };

    private static IdRange PortRange(Fields range)
    {
        range.WarnOfUnknown("min", "max");
        return new IdRange(range.Int32("min") ?? 0, range.Int32("max") ?? 0);
    }

    private static IdRange IdRange(Fields range)
    {
        range.WarnOfUnknown("min", "max");
        return new IdRange(range.Int64("min") ?? 0, range.Int64("max") ?? 0);
    }

    private static IdRule? Rule(Fields? rule)
    {
        rule?.WarnOfUnknown("rule", "ranges");
        return rule is null ? null : new IdRule(rule.String("rule") ?? "", [.. rule.Children("ranges").Select(IdRange)]);
    }

    private static SELinuxRule SELinux(Fields? rule)
    {
        rule?.WarnOfUnknown("rule", "seLinuxOptions");
        var options = rule?.Child("seLinuxOptions");
        options?.WarnOfUnknown("user", "role", "type", "level");
        return new SELinuxRule(rule?.String("rule") ?? "", SELinuxReader.Read(options));
    }

    private static AllowedHostPath HostPath(Fields path)
    {
        path.WarnOfUnknown("pathPrefix", "readOnly");
        return new AllowedHostPath(path.String("pathPrefix") ?? "", path.Boolean("readOnly") ?? false);
    }

    private static ImmutableArray<string> Names(ImmutableArray<Fields> items, string key)
    {
        foreach (var item in items)
            item.WarnOfUnknown(key);
        return [.. items.Select(item => item.String(key) ?? "")];
    }

    private static RuntimeClassRule? RuntimeClass(Fields? rule)
    {
        rule?.WarnOfUnknown("allowedRuntimeClassNames", "defaultRuntimeClassName");
        return rule is null
            ? null
            : new RuntimeClassRule(rule.StringsOrEmpty("allowedRuntimeClassNames"), rule.String("defaultRuntimeClassName"));
    }
}
