namespace PspMigrate.Controls;

/// <summary>Kernel parameters that a pod sets.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.sysctls[*].name
/// Pod Security Standards, "Sysctls":
///   baseline, v1.0      five names
///   baseline, v1.27     one more
///   baseline, v1.29     four more
///   baseline, v1.32     two more
///   baseline, v1.37     two more
/// PodSecurityPolicy, allowedUnsafeSysctls, forbiddenSysctls:
///   omitted             four names, called safe
///   allowedUnsafe       these names, too; prefix* is a pattern
///   forbidden           all but these names and patterns, safe ones included
/// </code>
/// The four: pkg/security/podsecuritypolicy/sysctl/mustmatchpatterns.go:32-38 @v1.20.2; the levels' names: facts/pod-security-checks.md, 10.
/// </remarks>
internal sealed class Sysctls() : PolicyControl("sysctls", new PodItems(
    "sysctls", context => context.Sysctls, (context, name) => context with { Sysctls = [name] }, ValueSet.Texts - ValueSet.Of("")))
{
    private static readonly ValueSet Safe = ValueSet.OfTexts(
        ["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range"]);

    private static readonly ValueSet V0 = Safe | ValueSet.Of("net.ipv4.ip_unprivileged_port_start");
    private static readonly ValueSet V27 = V0 | ValueSet.Of("net.ipv4.ip_local_reserved_ports");
    private static readonly ValueSet V29 = V27 | ValueSet.OfTexts(
        ["net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes"]);
    private static readonly ValueSet V32 = V29 | ValueSet.Of("net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");
    private static readonly ValueSet V37 = V32 | ValueSet.Of("net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat");

    public override IEnumerable<Value> Samples =>
    [
        "kernel.msgmax", "net.core.somaxconn", "kernel.shm_rmid_forced", "net.ipv4.tcp_syncookies", "net.ipv4.ip_local_port_range",
        "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem", "net.ipv4.tcp_notsent_lowat", "fs.mqueue.msg_max",
    ];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("sysctls", Level.Baseline, held => new("forbidden sysctls", string.Join(", ", held.Select(value => value.AsWritten))),
            [new(0, V0), new(27, V27), new(29, V29), new(32, V32), new(37, V37)]),
    ];

    /// <remarks>
    /// pkg/apis/core/validation/validation.go IsValidSysctlName @v1.20.2: at most 253 characters, and parts of lower-case letters, digits,
    /// <c>-</c> and <c>_</c> that begin and end with a letter or digit. Later versions also take slashes.
    /// </remarks>
    public override bool IsValid(Value value) =>
        value.AsText is { Length: <= 253 } name && name.Split('.').All(part => ObjectNames.IsWord(part, ObjectNames.IsLower, extra: "-_"));

    public override ValueSet Admitted(PodSecurityPolicy policy) =>
        (Safe | Matching(policy.AllowedUnsafeSysctls)) - Matching(policy.ForbiddenSysctls);

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => Refusal.Forbidden(
        "pod." + held.Path,
        Matching(policy.ForbiddenSysctls).Contains(held.Value)
            ? $"sysctl \"{held.AsWritten}\" is not allowed"
            : $"unsafe sysctl \"{held.AsWritten}\" is not allowed");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) =>
        policy.AllowedUnsafeSysctls.IsEmpty && !policy.ForbiddenSysctls.IsEmpty
            ? ["spec", "forbiddenSysctls"]
            : ["spec", "allowedUnsafeSysctls"];

    public override string Noun => "sysctl";

    private static ValueSet Matching(ImmutableArray<string> patterns) => ValueSet.UnionOf(
        patterns.Select(pattern => pattern.EndsWith('*') ? ValueSet.StartingWith(pattern[..^1]) : ValueSet.Of(pattern)));
}
