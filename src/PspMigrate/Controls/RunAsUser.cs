namespace PspMigrate.Controls;

/// <summary>The user that containers run as, by runAsNonRoot and runAsUser.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.runAsNonRoot, spec.containers[*].securityContext.runAsNonRoot
///   spec.securityContext.runAsUser, spec.containers[*].securityContext.runAsUser
/// Pod Security Standards, "Running as Non-root" and "Running as Non-root user":
///   restricted, v1.0    runAsNonRoot: true
///   restricted, v1.23   runAsUser: undefined, anything but 0
///   restricted, v1.35   the same; pods with hostUsers: false are passed over
/// PodSecurityPolicy, runAsUser:
///   RunAsAny            anything
///   MustRunAs           runAsUser in the ranges; the first range's lower end is filled in
///   MustRunAsNonRoot    runAsUser not 0 and runAsNonRoot not false; runAsNonRoot: true is filled in where neither field is set
/// </code>
/// MustRunAsNonRoot thus admits runAsUser 1000 alone, which restricted refuses
/// (pkg/security/podsecuritypolicy/provider.go:170, user/nonroot.go @v1.20.2; facts/pod-security-policy.md, 22).
/// Values: unset, false and true are runAsNonRoot; numbers are uids.
/// </remarks>
internal sealed class RunAsUser() : PolicyControl("runAsUser", Flag, Uid)
{
    private static readonly SharedField Flag = new(
        "runAsNonRoot", context => context.RunAsNonRoot, (context, value) => context with { RunAsNonRoot = value.AsFlag }, ValueSet.Booleans);

    private static readonly SharedField Uid = new(
        "runAsUser", context => context.RunAsUser, (context, value) => context with { RunAsUser = value.AsNumber }, IdRules.Ids)
    { Index = 1, Item = "uid" };

    private static readonly Value Root = Uid.Of(0L);

    private static readonly ValueSet NonRoot = ValueSet.Of(Value.True) | Uid.Of(ValueSet.Numbers);

    private static readonly ValueSet NotZero = ValueSet.Of(Root).Complement();

    public override IEnumerable<Value> Samples => [Value.Unset, Value.True, Uid.Of(1000L), Root, Value.False];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("runAsNonRoot", Level.Restricted, held =>
        {
            var refused = held.Where(value => value.Value == Value.False).ToArray();
            return new("runAsNonRoot != true", refused.Length > 0
                ? $"{UpstreamWords.Setters(refused)} must not set securityContext.runAsNonRoot=false"
                : $"pod or {UpstreamWords.Containers(held)} must set securityContext.runAsNonRoot=true");
        }, [new(0, NonRoot)]) { Exempt = [Exemption.UserNamespace] },
        new("runAsUser", Level.Restricted, held => new("runAsUser=0", $"{UpstreamWords.Setters(held)} must not set runAsUser=0"),
            [new(23, NotZero)]) { Exempt = [Exemption.UserNamespace] },
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.RunAsUser switch
    {
        var rule when rule.Is(IdRules.MustRunAs) => ValueSet.Booleans | Uid.Of(rule.InRanges()),
        var rule when rule.Is(IdRules.MustRunAsNonRoot) => ValueSet.Of(Value.False, Root).Complement(),
        _ => ValueSet.All,
    };

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) =>
        policy.RunAsUser.Generated() is { } uid ? Uid.Of(uid) : policy.RunAsUser.Is(IdRules.MustRunAsNonRoot) ? Value.True : Value.Unset;

    /// <inheritdoc/>
    /// <remarks>Whoever has a user isn't asked whether it is root.</remarks>
    public override Pod Fill(PodSecurityPolicy policy, Pod pod) => !policy.RunAsUser.Is(IdRules.MustRunAsNonRoot)
        ? base.Fill(policy, pod)
        : pod.EachContext(context => Flag.Effective(pod, context).IsUnset && Uid.Effective(pod, context).IsUnset
            ? context with { RunAsNonRoot = true }
            : context);

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        if (held.Value.AsNumber is null)
            return Refusal.Invalid(held.Path, held.AsWritten, "must be true");
        return Refusal.Invalid(held.Path, held.AsWritten, policy.RunAsUser.Is(IdRules.MustRunAs)
            ? $"must be in the ranges: {policy.RunAsUser.GoRanges()}"
            : "running with the root UID is forbidden");
    }

    /// <inheritdoc/>
    /// <remarks>Of a container, MustRunAsNonRoot names the first reason only (user/nonroot.go Validate @v1.20.2).</remarks>
    public override IEnumerable<Refusal> Refusals(PodSecurityPolicy policy, ValueSet admitted, IEnumerable<FieldValue> held) =>
        held.Where(value => !Admits(policy, admitted, value)).DistinctBy(value => value.Place).Select(value => Refuse(policy, value));

    public override IEnumerable<Respelling> Respellings(PodSecurityPolicy policy)
    {
        if (policy.RunAsUser.Is(IdRules.MustRunAs) && !policy.RunAsUser.InRanges().Contains(Root.At(0)))
            yield return new(ValueSet.Of(Value.Unset, Value.False), Value.True);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where the user is given and isn't root, runAsNonRoot=true only says so again; Windows has no uids. What the pod says means nothing
    /// where every container says something else, yet Pod Security reads it.
    /// </remarks>
    public override Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at)
    {
        var place = held.Place;
        if (held.Value.AsNumber is not null)
        {
            return place.IsPod && pod.EachSays(context => context.RunAsUser is not null)
                ? pod.OwnContext(context => context with { RunAsUser = null })
                : pod;
        }

        if (place.IsPod && pod.EachSays(context => context.RunAsNonRoot is not null))
            return pod.OwnContext(context => context with { RunAsNonRoot = null });
        if (pod.IsWindows)
            return pod;
        if (place.IsPod)
        {
            return Place.Containers(pod).All(item => IsOtherThanRoot(pod, item.Container.SecurityContext))
                ? pod.OwnContext(context => context with { RunAsNonRoot = true })
                : pod;
        }

        return pod.At(place, context => IsOtherThanRoot(pod, context) ? context with { RunAsNonRoot = true } : context);
    }

    /// <inheritdoc/>
    /// <remarks>Where every answer about runAsNonRoot is in, only the uids tell anything.</remarks>
    public override SetWords Words(ValueSet values)
    {
        values &= Domain;
        var (flags, uids) = (values.Of(Flag), values.Of(Uid));
        return SetWords.Join(
        [
            .. flags.IsEmpty || (flags.Equals(ValueSet.Booleans) && !uids.IsEmpty) ? [] : new[] { ValueSetText.Describe(flags, ValueSet.All, Say, Noun) },
            .. uids.IsEmpty ? [] : new[] { Uids(uids) },
        ]);
    }

    private static SetWords Uids(ValueSet uids)
    {
        if (uids.Equals(IdRules.Ids - ValueSet.Of(0L)))
            return SetWords.Of("any uid but 0");
        var words = ValueSetText.Describe(uids, IdRules.Ids, uid => uid.ToString(), "uid");
        return uids.Equals(IdRules.Ids) ? SetWords.Of("any uid") : words.IsAllBut ? words : words.After("uid");
    }

    public override string Say(Value value) => $"{(value.Facet == Uid.Index ? "uid" : "runAsNonRoot")} {value}";

    private static bool IsOtherThanRoot(Pod pod, SecurityContext? context) => Uid.Effective(pod, context).AsNumber > 0;
}
