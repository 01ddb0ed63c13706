using System.Collections.Immutable;
using System.Text.Json;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Policies;

/// <summary>Policies of recorded cases, from their JSON; the types must be right.</summary>
internal static class PolicyJson
{
    public static PodSecurityPolicy Policy(JsonElement manifest)
    {
        var metadata = Find(manifest, "metadata");
        var spec = Find(manifest, "spec");
        return new()
        {
            Name = Text(metadata, "name") ?? "",
            Annotations = Find(metadata, "annotations") is { } map
                ? map.EnumerateObject().Aggregate(Maps.Empty, (all, entry) => all.SetItem(entry.Name, entry.Value.GetString()!))
                : Maps.Empty,
            DefaultAddCapabilities = Strings(spec, "defaultAddCapabilities"),
            RequiredDropCapabilities = Strings(spec, "requiredDropCapabilities"),
            AllowedCapabilities = Strings(spec, "allowedCapabilities"),
            Volumes = Strings(spec, "volumes"),
            SELinux = new(
                Text(Find(spec, "seLinux"), "rule") ?? "",
                Find(Find(spec, "seLinux"), "seLinuxOptions") is null ? null : new()),
            RunAsUser = Rule(spec, "runAsUser") ?? new("", []),
            RunAsGroup = Rule(spec, "runAsGroup"),
            SupplementalGroups = Rule(spec, "supplementalGroups") ?? new("", []),
            FsGroup = Rule(spec, "fsGroup") ?? new("", []),
            DefaultAllowPrivilegeEscalation = Find(spec, "defaultAllowPrivilegeEscalation")?.GetBoolean(),
            AllowPrivilegeEscalation = Find(spec, "allowPrivilegeEscalation")?.GetBoolean(),
            AllowedHostPaths = [.. Items(spec, "allowedHostPaths").Select(p => new AllowedHostPath(Text(p, "pathPrefix") ?? "", false))],
            AllowedFlexVolumes = [.. Items(spec, "allowedFlexVolumes").Select(v => Text(v, "driver") ?? "")],
            AllowedCsiDrivers = [.. Items(spec, "allowedCSIDrivers").Select(d => Text(d, "name") ?? "")],
            AllowedUnsafeSysctls = Strings(spec, "allowedUnsafeSysctls"),
            ForbiddenSysctls = Strings(spec, "forbiddenSysctls"),
            RuntimeClass = Find(spec, "runtimeClass") is { } rule
                ? new(Strings(rule, "allowedRuntimeClassNames"), Text(rule, "defaultRuntimeClassName"))
                : null,
        };
    }

    private static IdRule? Rule(JsonElement? spec, string name) => Find(spec, name) is { } rule
        ? new(Text(rule, "rule") ?? "", [.. Items(rule, "ranges").Select(r => new IdRange(Number(r, "min"), Number(r, "max")))])
        : null;

    private static long Number(JsonElement o, string name) => Find(o, name)?.GetInt64() ?? 0;

    private static ImmutableArray<string> Strings(JsonElement? o, string name) => [.. Items(o, name).Select(s => s.GetString()!)];

    private static JsonElement.ArrayEnumerator Items(JsonElement? o, string name) => Find(o, name)?.EnumerateArray() ?? default;

    private static string? Text(JsonElement? o, string name) => Find(o, name)?.GetString();

    private static JsonElement? Find(JsonElement? o, string name) =>
        o is { } map && map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
