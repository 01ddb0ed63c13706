namespace PspMigrate.Controls;

/// <summary>AppArmor profiles, by annotation and (for Pod Security) by field.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   metadata.annotations["container.apparmor.security.beta.kubernetes.io/*"]
///   spec.securityContext.appArmorProfile.type, spec.containers[*].securityContext.appArmorProfile.type (not for policies)
/// Pod Security Standards, "AppArmor":
///   baseline, v1.0      annotations: undefined, "", runtime/default, localhost/*; fields: undefined, RuntimeDefault, Localhost
/// PodSecurityPolicy, annotations for allowed profiles and for the default:
///   no list             anything
///   a list              those profiles, and not undefined; an empty text refuses every pod
///   a default           filled in
/// </code>
/// pkg/security/podsecuritypolicy/apparmor/strategy.go:51,88-103 @v1.20.2. Annotations for containers that don't exist count for levels,
/// not for policies.
/// </remarks>
internal sealed class AppArmor() : ProfileControl("appArmor", "apparmor.security.beta.kubernetes.io/", new SharedField(
    "appArmorProfile",
    context => context.AppArmorProfile is { } profile ? Profiles.Name(profile) : Value.Unset,
    (context, value) => context with { AppArmorProfile = value.AsText is { } name ? Profiles.Field(name) : null },
    Profiles.Domain))
{
    internal const string AllowedNames = "apparmor.security.beta.kubernetes.io/allowedProfileNames";
    private const string Annotation = "container.apparmor.security.beta.kubernetes.io/";

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("appArmorProfile", Level.Baseline, Word, [new(0, Profiles.Confined | ValueSet.Of(Value.Unset), Annotations: null)]),
    ];

    public override void Read(PlacedPod placed, List<FieldValue> held)
    {
        var pod = placed.Pod;
        AddField(held, Place.Pod, pod.SecurityContext?.AppArmorProfile);
        foreach (var (place, container) in placed.Containers)
            AddField(held, place, container.SecurityContext?.AppArmorProfile);
        if (pod.Annotations.IsEmpty)
            return;
        foreach (var (key, name) in pod.Annotations)
        {
            if (key.StartsWith(Annotation, StringComparison.Ordinal) && name.Length > 0)
                held.Add(new(name, Place.Pod, key, Origin.Annotation, $"{key}={UpstreamWords.GoQuoted(name)}"));
        }
    }

    public override void ReadEffective(PlacedPod placed, List<FieldValue> held)
    {
        var pod = placed.Pod;
        foreach (var (place, container) in placed.Containers)
        {
            var key = Annotation + container.Name;
            var name = pod.Annotations.GetValueOrDefault(key);
            held.Add(new(string.IsNullOrEmpty(name) ? Value.Unset : name, place, key, Origin.Annotation, name));
        }
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.Annotations.TryGetValue(AllowedNames, out var list)
        ? ValueSet.OfTexts(list.Split(','))
        : ValueSet.All;

    internal override bool IsFilled => true;

    public override Value Filled(PodSecurityPolicy policy) => Default(policy);

    public override Pod Fill(PodSecurityPolicy policy, Pod pod)
    {
        if (Default(policy) is not { } name)
            return pod;
        var unset = Place.Containers(pod).Select(item => Annotation + item.Container.Name)
            .Where(key => string.IsNullOrEmpty(pod.Annotations.GetValueOrDefault(key)))
            .Select(key => KeyValuePair.Create(key, name)).ToArray();
        return unset.Length == 0 ? pod : pod with { Annotations = pod.Annotations.SetItems(unset) };
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Servers from v1.30 read the field, and refuse an annotation beside it that says something else: where a field says which profile, the
    /// annotation that a policy adds isn't written.
    /// </remarks>
    public override Pod MakeExplicit(Pod written, Pod filled, KubernetesVersion version)
    {
        var said = Place.Containers(written)
            .Where(item => (item.Container.SecurityContext?.AppArmorProfile ?? written.SecurityContext?.AppArmorProfile) is not null)
            .Select(item => Annotation + item.Container.Name)
            .Where(key => filled.Annotations.ContainsKey(key) && !written.Annotations.ContainsKey(key)).ToArray();
        return said.Length == 0 ? filled : filled with { Annotations = filled.Annotations.RemoveRange(said) };
    }

    /// <inheritdoc/>
    /// <remarks>What the pod says means nothing where every container says something else, yet Pod Security reads it.</remarks>
    public override Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at) =>
        held is { Origin: Origin.Own, Place.IsPod: true } && pod.EachSays(context => context.AppArmorProfile is not null)
            ? pod.OwnContext(context => context with { AppArmorProfile = null })
            : pod;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var path = $"pod.metadata.annotations[{held.Field}]";
        return Refusal.Forbidden(path, held.Value.IsUnset
            ? "AppArmor profile must be set"
            : $"{held.AsWritten} is not an allowed profile. Allowed values: \"{policy.Annotations.GetValueOrDefault(AllowedNames)}\"");
    }

    public override bool HasRule(PodSecurityPolicy policy) => policy.Annotations.ContainsKey(AllowedNames);

    public override Pod With(Pod pod, Value value)
    {
        var keys = Place.Containers(pod).Select(item => Annotation + item.Container.Name);
        return pod with
        {
            Annotations = value.AsText is { } name
                ? pod.Annotations.SetItems(keys.Select(key => KeyValuePair.Create(key, name)))
                : pod.Annotations.RemoveRange(keys),
        };
    }

    private static Wording Word(IReadOnlyList<FieldValue> held)
    {
        var fields = held.Where(value => value.Origin == Origin.Own).ToArray();
        var annotations = held.Where(value => value.Origin == Origin.Annotation).ToArray();
        string[] values = [.. UpstreamWords.Sorted(fields), .. UpstreamWords.Sorted(annotations)];
        return new(
            UpstreamWords.Plural("forbidden AppArmor profile", values.Length),
            $"{string.Join(" and ", Setters(fields, annotations))} must not set AppArmor profile type to {UpstreamWords.Quoted(values)}");
    }

    private static IEnumerable<string> Setters(FieldValue[] fields, FieldValue[] annotations)
    {
        if (fields.Any(value => value.Place.IsPod))
            yield return "pod";
        if (UpstreamWords.ContainerCount(fields) > 0)
            yield return UpstreamWords.Containers(fields);
        if (annotations.Length > 0)
            yield return UpstreamWords.Plural("annotation", annotations.Length);
    }
}
