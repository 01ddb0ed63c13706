namespace PspMigrate.Policies.Validation;

/// <summary>Volume types, host paths and drivers.</summary>
internal static class VolumeValidation
{
    /// <summary>pkg/security/podsecuritypolicy/util/util.go @v1.20.2, and the wildcard.</summary>
    private static readonly ImmutableArray<string> Types =
    [
        "*", "awsElasticBlockStore", "azureDisk", "azureFile", "cephFS", "cinder", "configMap", "csi", "downwardAPI",
        "emptyDir", "ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath",
        "iscsi", "nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd",
        "scaleIO", "secret", "storageos", "vsphereVolume",
    ];

    public static void CheckTypes(PodSecurityPolicy policy, Problems problems)
    {
        foreach (var (i, type) in policy.Volumes.Index().Where(item => !Types.Contains(item.Item, StringComparer.Ordinal)))
            problems.NotSupported("spec.volumes", type, $"spec.volumes[{i}]", Types);
    }

    public static void CheckHostPaths(PodSecurityPolicy policy, Problems problems)
    {
        for (var i = 0; i < policy.AllowedHostPaths.Length; i++)
        {
            var prefix = policy.AllowedHostPaths[i].PathPrefix;
            if (prefix.Length == 0)
            {
                // The server looks no further.
                problems.Add($"spec.allowedHostPaths[{i}]", "Required value: is required");
                break;
            }

            if (GoesUp(prefix))
                problems.Invalid($"spec.allowedHostPaths[{i}]", prefix, "must not contain '..'");
        }
    }

    /// <summary>The server repeats the list's name in these fields, and calls allowedCSIDrivers by the singular.</summary>
    public static void CheckDrivers(PodSecurityPolicy policy, Problems problems)
    {
        foreach (var (i, _) in policy.AllowedFlexVolumes.Index().Where(item => item.Item.Length == 0))
        {
            problems.Add(
                $"spec.allowedFlexVolumes.allowedFlexVolumes[{i}].driver", "Required value: must specify a driver", $"spec.allowedFlexVolumes[{i}].driver");
        }

        foreach (var (i, driver) in policy.AllowedCsiDrivers.Index())
        {
            foreach (var reason in DriverReasons(driver))
                problems.Add($"spec.allowedCSIDrivers.allowedCSIDriver[{i}].name", reason, $"spec.allowedCSIDrivers[{i}].name");
        }
    }

    /// <summary>True when a part of the path is <c>..</c>.</summary>
    public static bool GoesUp(string path) => path.Split('/').Contains("..", StringComparer.Ordinal);

    private static IEnumerable<string> DriverReasons(string name)
    {
        if (name.Length == 0)
            yield return "Required value";
        if (name.Length > 63)
            yield return "Too long: must have at most 63 bytes";
        foreach (var reason in NameRules.Subdomain(name.ToLowerInvariant()))
            yield return Problems.InvalidText(name, reason);
    }
}
