namespace PspMigrate.Controls;

/// <summary>Seccomp profiles, by annotation and by field.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.seccompProfile.type
///   spec.containers[*].securityContext.seccompProfile.type
///   metadata.annotations["seccomp.security.alpha.kubernetes.io/pod"]
///   metadata.annotations["container.seccomp.security.alpha.kubernetes.io/*"]
/// Pod Security Standards, "Seccomp":
///   baseline, v1.0      annotations: undefined, runtime/default, docker/default, localhost/*
///   baseline, v1.19     fields: undefined, RuntimeDefault, Localhost
///   restricted, v1.19   fields: RuntimeDefault, Localhost, in each container or in the pod
///   restricted, v1.25   the same; Windows pods are passed over
/// PodSecurityPolicy, annotations for allowed profiles and for the default:
///   no list             undefined
///   a list              those profiles, at the pod; * is anything, undefined included
///   a default           filled in at the pod
/// </code>
/// pkg/security/podsecuritypolicy/seccomp/strategy.go @v1.20.2; facts/pod-security-policy.md, 19 and 20. Values are the annotations'
/// names; unset where neither container nor pod says anything.
/// </remarks>
internal sealed class Seccomp() : ProfileControl("seccomp", "seccomp.security.alpha.kubernetes.io/", new SharedField(
    "seccompProfile",
    context => context.SeccompProfile is { } profile ? Profiles.Name(profile) : Value.Unset,
    (context, value) => context with { SeccompProfile = value.AsText is { } name ? Profiles.Field(name) : null },
    Profiles.Domain))
{
    internal const string AllowedNames = "seccomp.security.alpha.kubernetes.io/allowedProfileNames";
    internal const string PodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    internal const string ContainerAnnotation = "container.seccomp.security.alpha.kubernetes.io/";
    private const string Condition = "nodes run pods without a profile unconfined (the kubelet's seccompDefault is off)";

    private static readonly ValueSet ConfinedOrUnset = Profiles.Confined | ValueSet.Of(Value.Unset);

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("seccompProfile_baseline", Level.Baseline, WordBaseline,
            [new(0, ConfinedOrUnset, Annotations: true), new(19, ConfinedOrUnset)]),
        new("seccompProfile_restricted", Level.Restricted, WordRestricted,
            [new(19, Profiles.Confined)])
        { Replaces = "seccompProfile_baseline", Exempt = [Exemption.Windows] },
    ];

    public override void Read(PlacedPod placed, List<FieldValue> held)
    {
        var pod = placed.Pod;
        var own = pod.SecurityContext?.SeccompProfile;
        AddField(held, Place.Pod, own);
        AddAnnotation(pod, held, Place.Pod, PodAnnotation);
        foreach (var (place, container) in placed.Containers)
        {
            AddField(held, place, container.SecurityContext?.SeccompProfile);
            if (!pod.Annotations.IsEmpty)
                AddAnnotation(pod, held, place, ContainerAnnotation + container.Name);
            if (own is null && container.SecurityContext?.SeccompProfile is null)
                held.Add(new(Value.Unset, place, Facets[0].Path));
        }
    }

    public override void ReadEffective(PlacedPod placed, List<FieldValue> held)
    {
        var pod = placed.Pod;
        held.Add(Effective(PodProfile(pod), Place.Pod, PodAnnotation));
        foreach (var (place, container) in placed.Containers)
        {
            var name = container.SecurityContext?.SeccompProfile is { } field ? Profiles.Name(field)
                : pod.Annotations.GetValueOrDefault(ContainerAnnotation + container.Name)
                ?? (pod.SecurityContext?.SeccompProfile is { } own ? Profiles.Name(own) : pod.Annotations.GetValueOrDefault(PodAnnotation));
            held.Add(Effective(name, place, ContainerAnnotation + container.Name));
        }
    }

    public override ValueSet Admitted(PodSecurityPolicy policy)
    {
        var names = Allowed(policy);
        if (names.Contains("*", StringComparer.Ordinal))
            return ValueSet.All;
        var unset = ValueSet.Of(Value.Unset);
        return names.Length == 0 ? unset : ValueSet.Of(names.Select(name => name.Length == 0 ? Value.Unset : Profiles.Canonical(name)));
    }

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) => Default(policy) is { } name ? Profiles.Canonical(name) : Value.Unset;

    /// <inheritdoc/>
    /// <remarks>
    /// Only the annotation is written; the server makes the field of it afterwards. A field without the annotation gets the
    /// annotation too, so even a policy without a default changes such a pod (facts/pod-security-policy.md, 14).
    /// </remarks>
    public override Pod Fill(PodSecurityPolicy policy, Pod pod)
    {
        if (pod.Annotations.GetValueOrDefault(PodAnnotation) is { Length: > 0 })
            return pod;
        var name = pod.SecurityContext?.SeccompProfile is { } field ? Profiles.AnnotationFor(field) : Default(policy);
        return name is null ? pod : pod with { Annotations = pod.Annotations.SetItem(PodAnnotation, name) };
    }

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var path = $"pod.metadata.annotations[{held.Field}]";
        return policy.Annotations.TryGetValue(AllowedNames, out var list)
            ? Refusal.Forbidden(path, $"{(held.Value.IsUnset ? "" : held.AsWritten)} is not an allowed seccomp profile. Valid values are {list}")
            : Refusal.Forbidden(path, "seccomp may not be set");
    }

    /// <inheritdoc/>
    /// <remarks>To fill in unconfined is to fill in what unset means.</remarks>
    public override IEnumerable<Respelling> Respellings(PodSecurityPolicy policy) => LeavesUnconfined(policy)
        ? [new(ValueSet.Of(Profiles.Unconfined), Value.Unset, Condition)]
        : [];

    public override string? RestateCondition(in FieldValue held) => held.Value == Profiles.Unconfined ? Condition : null;

    /// <inheritdoc/>
    /// <remarks>
    /// From v1.19 the fields count, and servers from v1.27 don't read the annotations any more: each profile that only an annotation
    /// names is said as a field, and the annotation that a policy adds isn't. An annotation that says unconfined, which is what nothing says
    /// too, is left as it is.
    /// </remarks>
    public override Pod MakeExplicit(Pod written, Pod filled, KubernetesVersion version)
    {
        const int fieldsSince = 19;
        if (version.EffectiveMinor < fieldsSince)
            return filled;
        var annotations = filled.Annotations;
        var isWritten = written.Annotations.ContainsKey(PodAnnotation);
        if (filled.SecurityContext?.SeccompProfile is null && FieldOf(annotations, PodAnnotation) is { } own && !(isWritten && IsUnconfined(own)))
            filled = filled.OwnContext(context => context with { SeccompProfile = own });
        var isPodConfined = filled.SecurityContext?.SeccompProfile is { } pod && !IsUnconfined(pod);
        filled = filled.EachContainer(container =>
            container.SecurityContext?.SeccompProfile is null && FieldOf(annotations, ContainerAnnotation + container.Name) is { } profile
            && (isPodConfined || !IsUnconfined(profile))
                ? container with { SecurityContext = (container.SecurityContext ?? new()) with { SeccompProfile = profile } }
                : container);
        return isWritten || !annotations.ContainsKey(PodAnnotation)
            ? filled
            : filled with { Annotations = annotations.Remove(PodAnnotation) };
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A container's own Unconfined stays where the pod's profile would take its place, or a policy's default. Servers to v1.26 store a
    /// profile both as field and as annotation: the two go together where they say the same.
    /// </remarks>
    public override Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at)
    {
        if (held.Value != Profiles.Unconfined || (policy is not null && !LeavesUnconfined(policy)))
            return pod;
        var place = held.Place;
        var own = pod.SecurityContext?.SeccompProfile;
        var key = place.IsPod ? PodAnnotation : ContainerAnnotation + place.Name;
        if (!IsUnconfined(pod, key, place.IsPod ? own : FieldAt(pod, place)) || !(place.IsPod || IsUnconfined(pod, PodAnnotation, own)))
            return pod;
        pod = pod.Annotations.ContainsKey(key) ? pod with { Annotations = pod.Annotations.Remove(key) } : pod;
        if (!place.IsPod)
            return pod.At(place, context => context with { SeccompProfile = null });
        return own is null ? pod : pod.OwnContext(context => context with { SeccompProfile = null });
    }

    public override string Loosen(PodSecurityPolicy policy, Value value) =>
        $"set the annotation {AllowedNames} of policy {policy.Name} to \"*\"";

    public override Pod With(Pod pod, Value value)
    {
        var name = value.AsText;
        return (pod with
        {
            Annotations = name is null ? pod.Annotations.Remove(PodAnnotation) : pod.Annotations.SetItem(PodAnnotation, name),
        }).OwnContext(context => context with { SeccompProfile = name is null ? null : Profiles.Field(name) });
    }

    private static bool IsUnconfined(ProfileField profile) => profile.Type is "Unconfined";

    /// <summary>Whether neither field nor annotation says anything else than unconfined.</summary>
    private static bool IsUnconfined(Pod pod, string annotation, ProfileField? field) =>
        (field is null || IsUnconfined(field)) && pod.Annotations.GetValueOrDefault(annotation) is (null or "" or Profiles.Unconfined);

    private static ProfileField? FieldAt(Pod pod, Place place) =>
        Place.Containers(pod).FirstOrDefault(item => item.Place == place).Container?.SecurityContext?.SeccompProfile;

    /// <summary>Whether pods that say nothing run without a profile under a policy, as they do without one.</summary>
    private bool LeavesUnconfined(PodSecurityPolicy policy) => Default(policy) is null or Profiles.Unconfined;

    private static ProfileField? FieldOf(ImmutableSortedDictionary<string, string> annotations, string key) =>
        annotations.TryGetValue(key, out var name) ? Profiles.Field(name) : null;

    private static string[] Allowed(PodSecurityPolicy policy) =>
        policy.Annotations.TryGetValue(AllowedNames, out var list) ? list.Split(',') : [];

    private static string? PodProfile(Pod pod) => pod.Annotations.GetValueOrDefault(PodAnnotation) is { Length: > 0 } name
        ? name
        : pod.SecurityContext?.SeccompProfile is { } field ? Profiles.Name(field) : null;

    private static FieldValue Effective(string? name, Place place, string annotation) => new(
        string.IsNullOrEmpty(name) ? Value.Unset : Profiles.Canonical(name), place, annotation, Origin.Annotation, name);

    private static void AddAnnotation(Pod pod, List<FieldValue> held, Place place, string key)
    {
        if (pod.Annotations.TryGetValue(key, out var name))
            held.Add(new(Profiles.Canonical(name), place, key, Origin.Annotation, $"{key}={UpstreamWords.GoQuoted(name)}"));
    }

    private static Wording WordBaseline(IReadOnlyList<FieldValue> held)
    {
        if (held[0].Origin != Origin.Annotation)
            return WordForbidden(held);
        var annotations = UpstreamWords.Sorted(held);
        return new("seccompProfile", $"forbidden {UpstreamWords.Plural("annotation", annotations.Length)} {string.Join(", ", annotations)}");
    }

    private static Wording WordRestricted(IReadOnlyList<FieldValue> held) => held.Any(value => !value.Value.IsUnset)
        ? WordForbidden([.. held.Where(value => !value.Value.IsUnset)])
        : new("seccompProfile",
            $"pod or {UpstreamWords.Containers(held)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"");

    private static Wording WordForbidden(IReadOnlyList<FieldValue> held) =>
        new("seccompProfile", $"{UpstreamWords.Setters(held)} must not set securityContext.seccompProfile.type to {UpstreamWords.Values(held)}");
}
