namespace PspMigrate.Controls;

/// <summary>SELinux options.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.seLinuxOptions.type, spec.containers[*].securityContext.seLinuxOptions.type
///   spec.securityContext.seLinuxOptions.user, spec.containers[*].securityContext.seLinuxOptions.user
///   spec.securityContext.seLinuxOptions.role, spec.containers[*].securityContext.seLinuxOptions.role
///   the same with .level (for policies only)
/// Pod Security Standards, "SELinux":
///   baseline, v1.0      type: undefined, "", container_t, container_init_t, container_kvm_t; user, role: undefined, ""
///   baseline, v1.31     type: container_engine_t, too
/// PodSecurityPolicy, seLinux:
///   RunAsAny            anything
///   MustRunAs           exactly these type, user, role and level; filled in at the pod
/// </code>
/// The order of a level's categories doesn't count (pkg/security/podsecuritypolicy/selinux/mustrunas.go @v1.20.2).
/// </remarks>
internal sealed class SELinux() : PolicyControl("seLinux", Type, User, Role, Range)
{
    /// <summary>Unset where no options are given at all; a part that given options leave out is empty.</summary>
    private static readonly SharedField Type =
        Part(0, "type", options => options.Type, (options, text) => options with { Type = text }, ValueSet.Of(Value.Unset) | ValueSet.Texts);
    private static readonly SharedField User = Part(1, "user", options => options.User, (options, text) => options with { User = text });
    private static readonly SharedField Role = Part(2, "role", options => options.Role, (options, text) => options with { Role = text });
    private static readonly SharedField Range = Part(3, "level", options => options.Level, (options, text) => options with { Level = text });

    private static readonly ValueSet Baseline =
        ValueSet.Of(Value.Unset, "", "container_t", "container_init_t", "container_kvm_t", User.Of(""), Role.Of("")) | Range.Of(ValueSet.Texts);

    public override IEnumerable<Value> Samples =>
    [
        "spc_t", "container_t", "container_init_t", User.Of("system_u"), User.Of("user_u"), Role.Of("system_r"), Role.Of("object_r"),
        Range.Of("s0:c100,c200"), Range.Of("s0:c1,c2"), Value.Unset,
    ];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("seLinuxOptions", Level.Baseline, held => new(
            "seLinuxOptions",
            $"{UpstreamWords.Setters(held)} set forbidden securityContext.seLinuxOptions: {string.Join("; ", Parts(held))}"),
            [new(0, Baseline), new(31, Baseline | ValueSet.Of("container_engine_t"))]),
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) => Pinned(policy) is not { } options
        ? ValueSet.All
        : ValueSet.Of(Said(options).Select(part => part.Facet.Of(Ordered(part.Text))));

    /// <inheritdoc/>
    /// <remarks>Names the type, which stands for all four parts.</remarks>
    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) => Pinned(policy)?.Type;

    public override Pod Fill(PodSecurityPolicy policy, Pod pod) =>
        Pinned(policy) is { } options && pod.SecurityContext?.SELinuxOptions is null
            ? pod.OwnContext(context => context with { SELinuxOptions = options })
            : pod;

    /// <inheritdoc/>
    /// <remarks>
    /// A container's options take the place of all of its pod's (pkg/securitycontext/util.go DetermineEffectiveSecurityContext @v1.20.2), so where
    /// each has some, what the pod says means nothing; yet Pod Security reads it.
    /// </remarks>
    public override Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at) =>
        held.Place.IsPod && pod.EachSays(context => context.SELinuxOptions is not null)
            ? pod.OwnContext(context => context with { SELinuxOptions = null })
            : pod;

    /// <inheritdoc/>
    /// <remarks>Options of the pod count by themselves, too.</remarks>
    public override void ReadEffective(PlacedPod placed, List<FieldValue> held)
    {
        var pod = placed.Pod;
        foreach (var facet in Facets)
            facet.ReadPod(pod, held, isEffective: false);
        base.ReadEffective(placed, held);
    }

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var facet = held.Value.Facet;
        var wanted = Said(Pinned(policy)!).First(part => part.Facet.Index == facet).Text;
        return Refusal.Invalid(held.Path, $"\"{held.AsWritten}\"", $"must be {wanted}");
    }

    public override string? SayFilled(PodSecurityPolicy policy) => Pinned(policy) is not { } options
        ? null
        : string.Join(' ', Said(options).Where(part => part.Text.Length > 0).Select(part => $"{part.Facet.Name}={part.Text}"));

    /// <inheritdoc/>
    /// <remarks>Part by part: <c>any user, type other than container_t</c>.</remarks>
    public override SetWords Words(ValueSet values)
    {
        if ((values & Domain).Equals(Domain))
            return SetWords.Of("anything");
        var parts = new[] { User, Role, Range, Type }.Select(part => Part(values, part)).OfType<SetWords>();
        return SetWords.Join(values.Contains(Value.Unset) ? parts.Prepend(SetWords.Of("unset", WordKind.Unset)) : parts);
    }

    public override bool HasRule(PodSecurityPolicy policy) => Pinned(policy) is not null;

    /// <summary>The options part by part.</summary>
    internal static IEnumerable<(Facet Facet, string Text)> Said(SELinuxOptions options) =>
        [(User, options.User), (Role, options.Role), (Type, options.Type), (Range, options.Level)];

    /// <summary>Null when the set has no value of the part but the empty one.</summary>
    private static SetWords? Part(ValueSet values, Facet part)
    {
        var all = ValueSet.Texts - ValueSet.Of("");
        return Shape.ToRead(values.Of(part), all) switch
        {
            Shape.Nothing => null,
            Shape.Anything => SetWords.Of($"any {part.Name}"),
            _ => ValueSetText.Describe(values.Of(part), all, value => value.ToString(), part.Name, allBut: "other than").After(part.Name),
        };
    }

    /// <summary>The options that the policy demands; null when it demands none.</summary>
    internal static SELinuxOptions? Pinned(PodSecurityPolicy policy) =>
        string.Equals(policy.SELinux.Rule, IdRules.MustRunAs, StringComparison.Ordinal) ? policy.SELinux.Options ?? new() : null;

    /// <summary>A level with its categories in order: <c>s0:c2,c1</c> and <c>s0:c1,c2</c> are the same to the plugin. Other parts have none.</summary>
    private static string Ordered(string level)
    {
        if (!level.Contains(',', StringComparison.Ordinal))
            return level;
        var parts = level.Split(':');
        return parts.Length == 2
            ? $"{parts[0]}:{string.Join(',', parts[1].Split(',').Order(StringComparer.Ordinal))}"
            : level;
    }

    private static SharedField Part(
        int index, string name, Func<SELinuxOptions, string> get, Func<SELinuxOptions, string, SELinuxOptions> set, ValueSet? domain = null) => new(
        "seLinuxOptions." + name,
        context => context.SELinuxOptions is { } options ? Ordered(get(options)) : Value.Unset,
        (context, value) => context with { SELinuxOptions = value.AsText is { } text ? set(context.SELinuxOptions ?? new(), text) : null },
        domain ?? ValueSet.Texts,
        context => get(context.SELinuxOptions!))
        { Index = index };

    private static IEnumerable<string> Parts(IReadOnlyList<FieldValue> held)
    {
        var types = UpstreamWords.Sorted(held.Where(value => value.Value.Facet == Type.Index));
        if (types.Length > 0)
            yield return $"{UpstreamWords.Plural("type", types.Length)} {UpstreamWords.Quoted(types)}";
        if (held.Any(value => value.Value.Facet == User.Index))
            yield return "user may not be set";
        if (held.Any(value => value.Value.Facet == Role.Index))
            yield return "role may not be set";
    }
}
