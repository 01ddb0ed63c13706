namespace PspMigrate.Conversion.Keeping;

/// <summary>
/// The fields of a pod that policies look at, each as a variable that lists the values that a pod holds there. What is left out isn't listed.
/// </summary>
/// <remarks>
/// An absent field is an error in CEL, not false, so every level is asked for (facts/admission-policies.md, 3). Containers, init containers
/// and ephemeral containers count alike.
/// </remarks>
internal static class Facets
{
    public static readonly CelVariable Containers = new("containers",
        "object.spec.containers\n+ (has(object.spec.initContainers) ? object.spec.initContainers : [])\n"
        + "+ (has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : [])");

    /// <summary>The same where ephemeral containers are left alone, as PodSecurityPolicy did.</summary>
    public static readonly CelVariable LastingContainers = new("containers",
        "object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : [])");

    public static readonly CelVariable Volumes = new("volumes", "has(object.spec.volumes) ? object.spec.volumes : []");

    public static readonly CelVariable PodContext = new("podSecurityContext", "has(object.spec.securityContext) ? object.spec.securityContext : {}");

    public static readonly CelVariable Contexts = new("securityContexts",
        "variables.containers.map(c, has(c.securityContext) ? c.securityContext : {})", Containers);

    /// <summary>What is left out means Default.</summary>
    public static readonly CelVariable ProcMount = new("procMount", "variables.securityContexts.map(s, has(s.procMount) ? s.procMount : 'Default')", Contexts);

    /// <summary>The field of a facet.</summary>
    public static CelVariable Of(Facet facet) => facet switch
    {
        ContainerField => OfContainers(facet.Name),
        SharedField => Effective(facet.Name),
        PodContextField => OfPod(facet.Name),
        PodField => new(facet.Name, $"has(object.spec.{facet.Path}) ? [object.spec.{facet.Path}] : []"),
        _ => throw new InvalidOperationException($"{facet.Path} is a list: its control needs a clause of its own."),
    };

    /// <summary>A list of the pod's security context.</summary>
    public static CelVariable ListOfPod(string field, string items) => new(field, $"has(variables.podSecurityContext.{field}) ? {items} : []", PodContext);

    /// <summary>A field of each container's security context.</summary>
    public static CelVariable OfContainers(string field) => new(field,
        $"variables.securityContexts.filter(s, has(s.{field})).map(s, s.{field})", Contexts);

    /// <summary>A field of the pod's security context.</summary>
    public static CelVariable OfPod(string field) =>
        new(field, $"has(variables.podSecurityContext.{field}) ? [variables.podSecurityContext.{field}] : []", PodContext);

    /// <summary>A field of the pod's security context, and of each container's own.</summary>
    public static CelVariable Everywhere(string field) => new(field,
        $"(has(variables.podSecurityContext.{field}) ? [variables.podSecurityContext.{field}] : [])\n"
        + $"+ variables.securityContexts.filter(s, has(s.{field})).map(s, s.{field})",
        PodContext, Contexts);

    /// <summary>A field of each container's security context, and where one leaves it out, of the pod's.</summary>
    public static CelVariable Effective(string field) => new(field,
        $"variables.securityContexts.filter(s, has(s.{field})).map(s, s.{field})\n"
        + $"+ (has(variables.podSecurityContext.{field}) && variables.securityContexts.exists(s, !has(s.{field}))\n  ? "
        + $"[variables.podSecurityContext.{field}] : [])",
        Contexts, PodContext);
}
