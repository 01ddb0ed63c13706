namespace PspMigrate.Controls;

/// <summary>Capabilities added to and dropped from containers.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.containers[*].securityContext.capabilities.add
///   spec.containers[*].securityContext.capabilities.drop
/// Pod Security Standards, "Capabilities":
///   baseline, v1.0      adding what most runtimes give by default, without NET_RAW: 13 names
///   restricted, v1.22   adding NET_BIND_SERVICE; drop holds ALL
///   restricted, v1.25   the same; Windows pods are passed over
/// PodSecurityPolicy, allowedCapabilities, defaultAddCapabilities, requiredDropCapabilities:
///   omitted             adding nothing
///   allowed, defaultAdd adding these (* is any, and ends the check of drops); defaultAdd is filled in
///   requiredDrop        drop holds these; filled in
/// </code>
/// All names are literal (pkg/security/podsecuritypolicy/capabilities/capabilities.go @v1.20.2; facts/pod-security-policy.md, 29). Container
/// runtimes take them in either case (containerd internal/cri/opts WithCapabilities, CRI-O internal/factory SpecSetupCapabilities); only some
/// take the prefix CAP_.
/// Values: the names that are added; true where ALL is dropped, unset where it isn't.
/// </remarks>
internal sealed partial class CapabilitiesControl() : PolicyControl("capabilities", Drop, Add)
{
    /// <summary>True where ALL is dropped.</summary>
    private static readonly ContainerField Drop = new(
        "capabilities.drop",
        context => Listed(context.Capabilities?.Drop).Contains(All, StringComparer.Ordinal) ? Value.True : Value.Unset,
        (context, value) => context with { Capabilities = value.IsUnset ? null : new(default, [All]) },
        ValueSet.Of(Value.Unset, Value.True));

    /// <summary>Each name that is added.</summary>
    internal static readonly ContainerItems<string> Add = new(
        "securityContext.capabilities.add",
        container => Listed(container.SecurityContext?.Capabilities?.Add),
        name => name,
        (container, value) => container with { SecurityContext = Adding(container.SecurityContext ?? new(), value.AsText!) },
        ValueSet.Texts - ValueSet.Of(""))
    { Index = 1 };

    private const string All = "ALL";
    private const string NetRaw = "NET_RAW";
    private const string DefaultAdd = "defaultAddCapabilities";
    private const string RequiredDrop = "requiredDropCapabilities";

    /// <summary>
    /// API validation knows this one spelling, and refuses it together with allowPrivilegeEscalation=false (facts/pod-security-policy.md, 17).
    /// </summary>
    private const string SysAdmin = "CAP_SYS_ADMIN";

    private static readonly ValueSet Baseline = Names(
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID",
        "SETPCAP", "SETUID", "SYS_CHROOT",
    ]);

    private static readonly ValueSet EitherDrop = Drop.Domain;

    private static readonly ValueSet Restricted = ValueSet.Of(Value.True) | Names(["NET_BIND_SERVICE"]);

    private static readonly ImmutableArray<string> OftenAdded =
        ["NET_ADMIN", "SYS_ADMIN", "SYS_TIME", "CHOWN", "NET_BIND_SERVICE", "NET_RAW", "SYS_PTRACE", "KILL", "SYS_BOOT", "SYSLOG", "BPF"];

    public override IEnumerable<Value> Samples => [Value.True, Value.Unset, .. OftenAdded.Select(name => Add.Of(name))];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("capabilities_baseline", Level.Baseline, held => new("non-default capabilities", Added(held)),
            [new(0, EitherDrop | Baseline)]),
        new("capabilities_restricted", Level.Restricted, held =>
        {
            var undropped = held.Where(value => value.Value.IsUnset).ToArray();
            var added = held.Where(value => !value.Value.IsUnset).ToArray();
            return new("unrestricted capabilities", string.Join("; ", Parts(undropped, added)));
        }, [new(22, Restricted)])
        { Replaces = "capabilities_baseline", Exempt = [Exemption.Windows] },
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy)
    {
        var names = Named(policy);
        return EitherDrop | (policy.AllowPrivilegeEscalation == false ? names - Names([SysAdmin]) : names);
    }

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) =>
        held.Value.AsText is not { } name
        || policy.AllowedCapabilities.Any(allowed => allowed is "*" || string.Equals(allowed, name, StringComparison.Ordinal))
        || policy.DefaultAddCapabilities.Contains(name, StringComparer.Ordinal);

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) =>
        policy.RequiredDropCapabilities.Any(name => Is(name, All)) ? Value.True : Value.Unset;

    /// <inheritdoc/>
    /// <remarks>Sets that already agree are left as they are; otherwise both lists are rewritten sorted (facts/pod-security-policy.md, 30).</remarks>
    public override Pod Fill(PodSecurityPolicy policy, Pod pod)
    {
        if (policy.DefaultAddCapabilities.IsEmpty && policy.RequiredDropCapabilities.IsEmpty)
            return pod;
        return pod.EachContext(context =>
        {
            var (add, drop) = (Listed(context.Capabilities?.Add), Listed(context.Capabilities?.Drop));
            if (Lacks(add, policy.DefaultAddCapabilities, drop) || Lacks(drop, policy.RequiredDropCapabilities, []))
            {
                var adds = add.Union(policy.DefaultAddCapabilities.Except(drop, StringComparer.Ordinal), StringComparer.Ordinal).ToArray();
                var drops = drop.Union(policy.RequiredDropCapabilities, StringComparer.Ordinal).ToArray();
                return context with { Capabilities = new(Sorted(adds), Sorted(drops)) };
            }

            return context;
        });
    }

    /// <summary>Whether some wanted name is neither in a list nor in another that goes before it.</summary>
    private static bool Lacks(ImmutableArray<string> names, ImmutableArray<string> wanted, ImmutableArray<string> before)
    {
        foreach (var name in wanted)
        {
            if (!names.Contains(name, StringComparer.Ordinal) && !before.Contains(name, StringComparer.Ordinal))
                return true;
        }

        return false;
    }

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid(held.Path, $"\"{held.AsWritten}\"", "capability may not be added");

    public override ImmutableArray<ValueSet> Rules => [EitherDrop, Add.Of(Add.Domain)];

    /// <inheritdoc/>
    /// <remarks>What is filled in may be added, too, so either list can be the one that grants it.</remarks>
    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values)
    {
        if (values.IsSubsetOf(EitherDrop))
            return ["spec", RequiredDrop];
        var isByDefault = policy.AllowedCapabilities.IsEmpty ? !policy.DefaultAddCapabilities.IsEmpty : values.IsSubsetOf(Names(policy.DefaultAddCapabilities));
        return ["spec", isByDefault ? DefaultAdd : "allowedCapabilities"];
    }

    public override string? Because(PodSecurityPolicy policy, ValueSet refused) =>
        refused.Contains(Add.Of(SysAdmin)) && policy.AllowPrivilegeEscalation == false && Named(policy).Contains(Add.Of(SysAdmin))
            ? "CAP_SYS_ADMIN because the API server refuses it in pods that have allowPrivilegeEscalation: false"
            : null;

    public override string? SayFilled(PodSecurityPolicy policy) =>
        string.Join(", ", Fillings(policy).Select(filling => filling.Words)) is { Length: > 0 } all ? all : null;

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (!policy.DefaultAddCapabilities.IsEmpty)
            yield return new(string.Join(", ", policy.DefaultAddCapabilities.Select(name => "add " + name)), ["spec", DefaultAdd]);
        if (!policy.RequiredDropCapabilities.IsEmpty)
            yield return new(string.Join(", ", policy.RequiredDropCapabilities.Select(name => "drop " + name)), ["spec", RequiredDrop]);
    }

    public override string Noun => "capability";

    public override string Write(Value value) => value.AsText is { } name ? $"capabilities: {{add: [{name}]}}" : "capabilities: {drop: [ALL]}";

    /// <inheritdoc/>
    /// <remarks>Additions and drops are two questions: a set that holds both answers about the drop says nothing of it.</remarks>
    public override SetWords Words(ValueSet values)
    {
        var (adding, drops) = (values.Of(Add), values.Of(Drop));
        return SetWords.Join(
        [
            .. drops.IsEmpty || drops.Equals(EitherDrop) ? [] : new[] { ValueSetText.Describe(drops, EitherDrop, Say, Noun) },
            .. adding.IsEmpty
                ? drops.Equals(EitherDrop) ? [SetWords.Of("no added capabilities", WordKind.None)] : []
                : new[] { ValueSetText.Describe(adding, Add.Domain, Say, Noun).After("adding") },
        ]);
    }

    public override string Say(Value value) => value.AsText is { } name ? name : value == Value.True ? "ALL dropped" : "ALL not dropped";

    private static ValueSet Named(PodSecurityPolicy policy) => policy.AllowedCapabilities.Contains("*", StringComparer.Ordinal)
        ? Add.Of(ValueSet.Texts)
        : Names(policy.AllowedCapabilities.Concat(policy.DefaultAddCapabilities));

    private static ValueSet Names(IEnumerable<string> names) => Add.Of(ValueSet.OfTexts(names));

    private static SecurityContext Adding(SecurityContext context, string name) => context with
    {
        AllowPrivilegeEscalation = name is SysAdmin ? true : context.AllowPrivilegeEscalation,
        Capabilities = new([name], context.Capabilities?.Drop ?? default),
    };

    private static IEnumerable<string> Parts(FieldValue[] undropped, FieldValue[] added)
    {
        if (undropped.Length > 0)
            yield return $"{UpstreamWords.Containers(undropped)} must set securityContext.capabilities.drop=[\"ALL\"]";
        if (added.Length > 0)
            yield return Added(added);
    }

    private static string Added(IReadOnlyList<FieldValue> held) =>
        $"{UpstreamWords.Containers(held)} must not include {UpstreamWords.Values(held)} in securityContext.capabilities.add";

    private static ImmutableArray<string> Listed(ImmutableArray<string>? names) => names is { IsDefault: false } list ? list : [];

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> Sorted(string[] names) =>
        names.Length == 0 ? default : [.. names.Order(StringComparer.Ordinal)];
}
