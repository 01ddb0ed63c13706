namespace PspMigrate.Manifests.Readers;

/// <summary>The fields of the security contexts of pods and containers.</summary>
internal static class SecurityContextFields
{
    public static PodSecurityContext OfPod(FieldsOf<PodSecurityContext> fields) => new()
    {
        SELinuxOptions = fields.Part("seLinuxOptions", context => context.SELinuxOptions, SELinux),
        WindowsOptions = fields.Part("windowsOptions", context => context.WindowsOptions, Windows),
        RunAsUser = fields.Number("runAsUser", context => context.RunAsUser),
        RunAsGroup = fields.Number("runAsGroup", context => context.RunAsGroup),
        RunAsNonRoot = fields.Flag("runAsNonRoot", context => context.RunAsNonRoot),
        SupplementalGroups = fields.Numbers("supplementalGroups", context => context.SupplementalGroups),
        FsGroup = fields.Number("fsGroup", context => context.FsGroup),
        Sysctls = fields.Items("sysctls", context => context.Sysctls, Sysctl),
        SeccompProfile = fields.Part("seccompProfile", context => context.SeccompProfile, Profile),
        AppArmorProfile = fields.Part("appArmorProfile", context => context.AppArmorProfile, Profile),
    };

    public static SecurityContext OfContainer(FieldsOf<SecurityContext> fields) => new()
    {
        Capabilities = fields.Part("capabilities", context => context.Capabilities, Capabilities),
        Privileged = fields.Flag("privileged", context => context.Privileged),
        SELinuxOptions = fields.Part("seLinuxOptions", context => context.SELinuxOptions, SELinux),
        WindowsOptions = fields.Part("windowsOptions", context => context.WindowsOptions, Windows),
        RunAsUser = fields.Number("runAsUser", context => context.RunAsUser),
        RunAsGroup = fields.Number("runAsGroup", context => context.RunAsGroup),
        RunAsNonRoot = fields.Flag("runAsNonRoot", context => context.RunAsNonRoot),
        ReadOnlyRootFilesystem = fields.Flag("readOnlyRootFilesystem", context => context.ReadOnlyRootFilesystem),
        AllowPrivilegeEscalation = fields.Flag("allowPrivilegeEscalation", context => context.AllowPrivilegeEscalation),
        ProcMount = fields.Text("procMount", context => context.ProcMount),
        SeccompProfile = fields.Part("seccompProfile", context => context.SeccompProfile, Profile),
        AppArmorProfile = fields.Part("appArmorProfile", context => context.AppArmorProfile, Profile),
    };

    /// <summary>seLinuxOptions, which policies and pods spell alike.</summary>
    public static SELinuxOptions SELinux(FieldsOf<SELinuxOptions> fields) => new(
        fields.TextOrEmpty("user", options => options.User),
        fields.TextOrEmpty("role", options => options.Role),
        fields.TextOrEmpty("type", options => options.Type),
        fields.TextOrEmpty("level", options => options.Level));

    private static Capabilities Capabilities(FieldsOf<Capabilities> fields) =>
        new(fields.Texts("add", capabilities => capabilities.Add), fields.Texts("drop", capabilities => capabilities.Drop));

    private static WindowsOptions Windows(FieldsOf<WindowsOptions> fields) =>
        new(fields.Flag("hostProcess", options => options.HostProcess), fields.Text("runAsUserName", options => options.RunAsUserName));

    private static ProfileField Profile(FieldsOf<ProfileField> fields) =>
        new(fields.TextOrEmpty("type", profile => profile.Type), fields.Text("localhostProfile", profile => profile.LocalhostProfile));

    private static string Sysctl(FieldsOf<string> fields)
    {
        var name = fields.TextOrEmpty("name", name => name);

        // A value that the kernel takes; the API takes any.
        fields.Example("value", name => name switch
        {
            "net.ipv4.ip_local_port_range" => "32768 60999",
            "net.ipv4.ping_group_range" => "1 0",
            "net.ipv4.tcp_rmem" => "4096 131072 6291456",
            "net.ipv4.tcp_wmem" => "4096 16384 4194304",
            _ => "1",
        });
        return name;
    }
}
