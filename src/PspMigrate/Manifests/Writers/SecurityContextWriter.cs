using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Writers;

/// <summary>Writes the security contexts of pods and containers; one without anything in it stays an empty map.</summary>
internal static class SecurityContextWriter
{
    public static MapNode? Write(PodSecurityContext? context) => context is null ? null : Tree.Map(
        ("seLinuxOptions", SELinux(context.SELinuxOptions)),
        ("windowsOptions", Windows(context.WindowsOptions)),
        ("runAsUser", Tree.Number(context.RunAsUser)),
        ("runAsGroup", Tree.Number(context.RunAsGroup)),
        ("runAsNonRoot", Tree.Flag(context.RunAsNonRoot)),
        ("supplementalGroups", context.SupplementalGroups.IsDefault
            ? null
            : Tree.List(context.SupplementalGroups.Select(group => Tree.Number(group)!))),
        ("fsGroup", Tree.Number(context.FsGroup)),
        ("sysctls", Tree.ListOrNone(context.Sysctls.Select(Sysctl))),
        ("seccompProfile", Profile(context.SeccompProfile)),
        ("appArmorProfile", Profile(context.AppArmorProfile)));

    public static MapNode? Write(SecurityContext? context) => context is null ? null : Tree.Map(
        ("capabilities", context.Capabilities is not { } capabilities
            ? null
            : Tree.Map(("add", Tree.Texts(capabilities.Add)), ("drop", Tree.Texts(capabilities.Drop)))),
        ("privileged", Tree.Flag(context.Privileged)),
        ("seLinuxOptions", SELinux(context.SELinuxOptions)),
        ("windowsOptions", Windows(context.WindowsOptions)),
        ("runAsUser", Tree.Number(context.RunAsUser)),
        ("runAsGroup", Tree.Number(context.RunAsGroup)),
        ("runAsNonRoot", Tree.Flag(context.RunAsNonRoot)),
        ("readOnlyRootFilesystem", Tree.Flag(context.ReadOnlyRootFilesystem)),
        ("allowPrivilegeEscalation", Tree.Flag(context.AllowPrivilegeEscalation)),
        ("procMount", Tree.Text(context.ProcMount)),
        ("seccompProfile", Profile(context.SeccompProfile)),
        ("appArmorProfile", Profile(context.AppArmorProfile)));

    private static MapNode? SELinux(SELinuxOptions? options) => options is null ? null : Tree.Map(
        ("user", Tree.TextOrNone(options.User)),
        ("role", Tree.TextOrNone(options.Role)),
        ("type", Tree.TextOrNone(options.Type)),
        ("level", Tree.TextOrNone(options.Level)));

    private static MapNode? Windows(WindowsOptions? options) => options is null ? null : Tree.Map(
        ("hostProcess", Tree.Flag(options.HostProcess)),
        ("runAsUserName", Tree.Text(options.RunAsUserName)));

    private static MapNode? Profile(ProfileField? profile) => profile is null ? null : Tree.Map(
        ("type", Tree.Text(profile.Type)),
        ("localhostProfile", Tree.Text(profile.LocalhostProfile)));

    /// <summary>With a value that the kernel takes; the API takes any.</summary>
    private static MapNode Sysctl(string name) => Tree.Map(("name", Tree.Text(name)), ("value", Tree.Text(name switch
    {
        "net.ipv4.ip_local_port_range" => "32768 60999",
        "net.ipv4.ping_group_range" => "1 0",
        "net.ipv4.tcp_rmem" => "4096 131072 6291456",
        "net.ipv4.tcp_wmem" => "4096 16384 4194304",
        _ => "1",
    })));
}
