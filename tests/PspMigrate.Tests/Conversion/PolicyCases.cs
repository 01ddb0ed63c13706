using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Policies;
using PspMigrate.Tests.Controls;
using PspMigrate.Tests.Manifests;

namespace PspMigrate.Tests.Conversion;

/// <summary>Policies to compare with levels; valid ones that the plugin doesn't drop.</summary>
internal static class PolicyCases
{
    /// <summary>The article's, in fixtures/.</summary>
    public static PodSecurityPolicy Article(string name) =>
        Read.File(Repository.Path("fixtures", $"article/psp-{name}.yaml")).Inventory.Policies.Single();

    /// <summary>Everything allowed, as in the documentation's privileged example.</summary>
    public static PodSecurityPolicy Everything { get; } = Given.Policy(
        """
        privileged: true
        allowPrivilegeEscalation: true
        allowedCapabilities: ['*']
        volumes: ['*']
        hostNetwork: true
        hostPorts: [{min: 0, max: 65535}]
        hostIPC: true
        hostPID: true
        allowedUnsafeSysctls: ['*']
        allowedProcMountTypes: [Default, Unmasked]
        """,
        "seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'");

    /// <summary>Restricted but for what the field is left to differ in.</summary>
    /// <param name="spec">Lines of the spec that differ.</param>
    public static PodSecurityPolicy Strict(string spec = "") => Given.Policy(
        string.Join('\n', new[]
        {
            "allowPrivilegeEscalation: false", "requiredDropCapabilities: [ALL]", "runAsUser: {rule: MustRunAsNonRoot}",
            "volumes: [configMap, emptyDir, projected, secret, downwardAPI, persistentVolumeClaim]",
        }.Where(line => !spec.Contains(line[..line.IndexOf(':', StringComparison.Ordinal)] + ":", StringComparison.Ordinal)).Append(spec)),
        """
        seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
        seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
        """);

    /// <summary>Small policies that between them use every field, and the article's.</summary>
    public static IReadOnlyList<PodSecurityPolicy> Ours { get; } =
    [
        Article("privileged"), Article("restricted"), Everything, Strict(), Given.Policy(),
        .. new[]
        {
            "privileged: true\nallowPrivilegeEscalation: false",
            "allowedCapabilities: [NET_RAW, NET_ADMIN]\nrequiredDropCapabilities: [KILL]",
            "defaultAddCapabilities: [SYS_TIME, CHOWN]",
            "volumes: [hostPath, secret]\nallowedHostPaths: [{pathPrefix: /var/log}, {pathPrefix: /etc, readOnly: true}]",
            "volumes: [flexVolume, csi]\nallowedFlexVolumes: [{driver: example/lvm}]\nallowedCSIDrivers: [{name: csi.example.com}]",
            "hostNetwork: true\nhostPorts: [{min: 80, max: 80}, {min: 8000, max: 9000}]",
            "seLinux: {rule: MustRunAs, seLinuxOptions: {type: spc_t, level: 's0:c1,c2'}}",
            "seLinux: {rule: MustRunAs, seLinuxOptions: {user: u, role: r, type: container_t}}",
            "runAsUser: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}",
            "runAsUser: {rule: MustRunAs, ranges: [{min: 0, max: 0}]}",
            "runAsGroup: {rule: MustRunAs, ranges: [{min: 10, max: 20}]}\nfsGroup: {rule: MayRunAs, ranges: [{min: 1, max: 2}]}",
            "supplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}",
            "readOnlyRootFilesystem: true\ndefaultAllowPrivilegeEscalation: false",
            "allowedUnsafeSysctls: ['net.*', kernel.msgmax]\nforbiddenSysctls: [kernel.shm_rmid_forced]",
            "runtimeClass: {allowedRuntimeClassNames: [kata], defaultRuntimeClassName: kata}",
            "allowedProcMountTypes: [Unmasked]",
        }.Select(spec => Given.Policy(spec)),
        .. new[]
        {
            "seccomp.security.alpha.kubernetes.io/allowedProfileNames: 'runtime/default'",
            "seccomp.security.alpha.kubernetes.io/allowedProfileNames: 'unconfined'",
            "seccomp.security.alpha.kubernetes.io/allowedProfileNames: '*'\nseccomp.security.alpha.kubernetes.io/defaultProfileName: localhost/p",
            "seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default",
            "apparmor.security.beta.kubernetes.io/allowedProfileNames: 'runtime/default,unconfined'",
            "apparmor.security.beta.kubernetes.io/allowedProfileNames: ''",
            "apparmor.security.beta.kubernetes.io/defaultProfileName: 'unconfined'",
        }.Select(annotations => Given.Policy(annotations: annotations)),
    ];

    /// <summary>Real policies and those of the recorded answers; inconclusive where they are not at hand.</summary>
    public static IReadOnlyList<PodSecurityPolicy> Shared()
    {
        var manifests = Directory.GetFiles(SharedData.Find("corpus"), "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => Read.File(file).Inventory.Policies);
        var recorded = Directory.GetFiles(SharedData.Find("truth/pod-security-policy"), "policies*.jsonl.gz").Order(StringComparer.Ordinal)
            .SelectMany(file => SharedData.Lines($"truth/pod-security-policy/{Path.GetFileName(file)}"))
            .Select(line => PolicyReader.Read((MapNode)JsonTree.Parse("manifest", line.GetProperty("manifest").GetRawText()), []))
            .OfType<PodSecurityPolicy>();
        return [.. manifests.Concat(recorded)
            .Where(policy => PolicyValidation.Validate(policy).IsEmpty && PolicyUsability.Dropped(policy) is null)];
    }
}
