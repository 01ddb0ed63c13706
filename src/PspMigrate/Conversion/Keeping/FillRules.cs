namespace PspMigrate.Conversion.Keeping;

/// <summary>The ways in which fields are filled in: only where nothing is said, and as JSON Patch, since capabilities are atomic lists.</summary>
/// <remarks>facts/admission-policies.md, 7: everything is one mutation, so that the choice of the policy sees the pod as it came.</remarks>
internal static class FillRules
{
    /// <summary>Every container: where its security context is, and what it holds.</summary>
    public static readonly CelVariable Places = new("places",
        Of("containers") + "\n+ (has(object.spec.initContainers)\n  ? " + Of("initContainers").Replace("\n", "\n  ", StringComparison.Ordinal) + "\n  : [])");

    private static readonly CelVariable PodContext = Facets.PodContext;

    /// <summary>Wherever the field of a facet counts and is left out.</summary>
    public static FillRule Of(Facet facet) => facet switch
    {
        ContainerField => Container(facet.Name),
        SharedField => ContainerUnlessPod(facet.Name),
        PodContextField => Pod(facet.Name),
        _ => Spec(facet.Name),
    };

    /// <summary>Every container that leaves the field out.</summary>
    public static FillRule Container(string field) => Containers(field, $"!has(p.context.{field})", "true");

    /// <summary>Every container that leaves the field out, unless the pod says it.</summary>
    public static FillRule ContainerUnlessPod(string field) => Containers(
        field,
        $"!has(p.context.{field}) && !has({PodContext.Use}.{field})",
        $"!has({PodContext.Use}.{field})");

    /// <summary>Every container for which neither it nor the pod says whether it is root, or who it is.</summary>
    public static FillRule NonRoot() => Containers(
        "runAsNonRoot",
        $"!has(p.context.runAsNonRoot) && !has(p.context.runAsUser)\n  && !has({PodContext.Use}.runAsNonRoot) && !has({PodContext.Use}.runAsUser)",
        $"!has({PodContext.Use}.runAsNonRoot) && !has({PodContext.Use}.runAsUser)");

    /// <summary>The pod's security context.</summary>
    public static FillRule Pod(string field) => Once(field, $"!has({PodContext.Use}.{field})", "/spec/securityContext/") with { IsInPodContext = true };

    /// <summary>The pod's spec.</summary>
    public static FillRule Spec(string field) => Once(field, $"!has(object.spec.{field})", "/spec/");

    private static FillRule Containers(string field, string condition, string bare) => new(
        field,
        [Places, PodContext],
        _ => $"{Places.Use}.exists(p, {condition})",
        value => $"{Places.Use}.filter(p, {condition})\n  .map(p, JSONPatch{{op: 'add', path: p.path + '/{field}', value: {value}}})")
    {
        FillsBareContainer = bare,
    };

    private static FillRule Once(string field, string condition, string path) => new(
        field,
        [PodContext],
        _ => condition,
        value => $"{condition}\n  ? [JSONPatch{{op: 'add', path: '{path}{field}', value: {value}}}]\n  : []");

    private static string Of(string list) =>
        $"lists.range(size(object.spec.{list})).map(i, {{\n  'path': dyn('/spec/{list}/' + string(i) + '/securityContext'),\n"
        + $"  'isBare': dyn(!has(object.spec.{list}[i].securityContext)),\n"
        + $"  'context': has(object.spec.{list}[i].securityContext) ? object.spec.{list}[i].securityContext : {{}}}})";
}
