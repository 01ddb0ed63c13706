using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads the security contexts of pods and containers.</summary>
internal static class SecurityContextReader
{
    public static PodSecurityContext ReadPod(Fields context) => new()
    {
        SELinuxOptions = SELinuxReader.Read(context.Child("seLinuxOptions")),
        RunAsUser = context.Int64("runAsUser"),
        RunAsGroup = context.Int64("runAsGroup"),
        RunAsNonRoot = context.Boolean("runAsNonRoot"),
        SupplementalGroups = context.Int64s("supplementalGroups"),
        FsGroup = context.Int64("fsGroup"),
        Sysctls = context.Children("sysctls", sysctl => sysctl.String("name") ?? ""),
        SeccompProfile = Profile(context.Child("seccompProfile")),
        AppArmorProfile = Profile(context.Child("appArmorProfile")),
        WindowsOptions = Windows(context.Child("windowsOptions")),
    };

    public static SecurityContext ReadContainer(Fields context) => new()
    {
        Capabilities = context.Child("capabilities") is { } capabilities
            ? new Capabilities(capabilities.Strings("add"), capabilities.Strings("drop"))
            : null,
        Privileged = context.Boolean("privileged"),
        SELinuxOptions = SELinuxReader.Read(context.Child("seLinuxOptions")),
        RunAsUser = context.Int64("runAsUser"),
        RunAsGroup = context.Int64("runAsGroup"),
        RunAsNonRoot = context.Boolean("runAsNonRoot"),
        ReadOnlyRootFilesystem = context.Boolean("readOnlyRootFilesystem"),
        AllowPrivilegeEscalation = context.Boolean("allowPrivilegeEscalation"),
        ProcMount = context.String("procMount"),
        SeccompProfile = Profile(context.Child("seccompProfile")),
        AppArmorProfile = Profile(context.Child("appArmorProfile")),
        WindowsOptions = Windows(context.Child("windowsOptions")),
    };

    private static ProfileField? Profile(Fields? profile) =>
        profile is null ? null : new ProfileField(profile.String("type") ?? "", profile.String("localhostProfile"));

    private static WindowsOptions? Windows(Fields? options) =>
        options is null ? null : new WindowsOptions(options.Boolean("hostProcess"), options.String("runAsUserName"));
}
