using System.Text.RegularExpressions;
using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion;

/// <summary>What API validation says of the fields that witnesses fill, told anew with upstream's own expressions.</summary>
/// <remarks>
/// kubernetes v1.20.2: pkg/apis/core/validation/validation.go (SysctlFmt, ValidateCSIDriverName, ValidateRuntimeClassName,
/// validateHostPathVolumeSource, ValidateSeccompPodAnnotations, ValidateAppArmorPodAnnotations, validateContainerPorts);
/// staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go (IsDNS1123Subdomain).
/// </remarks>
internal static partial class PodValidity
{
    /// <summary>The first field that a server refuses; null when it takes the pod.</summary>
    public static string? Fault(Pod pod) => Faults(pod).FirstOrDefault();

    private static IEnumerable<string> Faults(Pod pod)
    {
        foreach (var sysctl in pod.SecurityContext?.Sysctls ?? [])
        {
            if (sysctl.Length > 253 || !Sysctl().IsMatch(sysctl))
                yield return $"sysctl \"{sysctl}\"";
        }

        if (pod.RuntimeClassName is { } name && !IsSubdomain(name))
            yield return $"runtime class \"{name}\"";
        foreach (var fault in pod.Volumes.Select(Fault).Concat(pod.Annotations.Select(item => Fault(item.Key, item.Value))).OfType<string>())
            yield return fault;
        foreach (var (place, container) in Place.Containers(pod))
        {
            if (container.Ports.Any(port => port.HostPort is < 0 or > 65535 || (pod.HostNetwork && port.HostPort != port.Number)))
                yield return $"{place.Path}: port";
            if (container.SecurityContext?.Capabilities is { Add.IsDefault: false } added && added.Add.Any(string.IsNullOrEmpty))
                yield return $"{place.Path}: capability";
            if (container.SecurityContext is { RunAsUser: < 0 or > int.MaxValue } or { RunAsGroup: < 0 or > int.MaxValue })
                yield return $"{place.Path}: id";
        }
    }

    private static string? Fault(Volume volume) => volume switch
    {
        { Sources: ["csi"], Driver: { } driver } when driver.Length > 63 || !IsSubdomain(driver.ToLowerInvariant()) => $"csi driver \"{driver}\"",
        { Sources: ["flexVolume"], Driver: "" } => "flexVolume without a driver",
        { HostPath: { } path } when path.Length == 0 || path.Split('/').Contains("..") || path.Contains('\0', StringComparison.Ordinal) => $"path \"{path}\"",
        _ => null,
    };

    private static string? Fault(string annotation, string value)
    {
        var isSeccomp = annotation.Contains("seccomp", StringComparison.Ordinal);
        if (!isSeccomp && !annotation.Contains("apparmor", StringComparison.Ordinal))
            return null;
        if (value is "runtime/default" or "unconfined" || (isSeccomp && value is "docker/default"))
            return null;
        var isPath = value.StartsWith("localhost/", StringComparison.Ordinal) && value.Length > "localhost/".Length
            && value["localhost/".Length] != '/' && !value.Split('/').Contains("..") && !value.Contains('\0', StringComparison.Ordinal);
        return isPath ? null : $"{annotation}: \"{value}\"";
    }

    private static bool IsSubdomain(string name) => name.Length <= 253 && Subdomain().IsMatch(name);

    [GeneratedRegex(@"^([a-z0-9]([-_a-z0-9]*[a-z0-9])?\.)*[a-z0-9]([-_a-z0-9]*[a-z0-9])?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sysctl();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subdomain();
}
