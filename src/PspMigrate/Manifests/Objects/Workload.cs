namespace PspMigrate.Manifests.Objects;

/// <summary>Something that runs pods: a Pod itself, a controller with a template, or an unknown kind that holds one.</summary>
public sealed record Workload
{
    public required string ApiVersion { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string Namespace { get; init; }
    /// <summary>The pod, or the pods' template; its metadata are the template's.</summary>
    public required Pod Template { get; init; }
    /// <summary>Path of the pod spec inside the object: <c>spec</c>, <c>spec.template.spec</c>, …</summary>
    public required string SpecPath { get; init; }
    /// <summary>False for a kind that Pod Security does not know (its pods are seen only when they are created).</summary>
    public bool IsKnownKind { get; init; } = true;
    /// <summary>spec.replicas (or suspend for jobs: 0); null when left out.</summary>
    public long? Replicas { get; init; }
    /// <summary>Whether a controller makes it, and would undo changes of it.</summary>
    public bool IsMadeByController { get; init; }
    /// <summary>Whether a program has built it: the file that it comes from may say something else, and may be a part of other builds.</summary>
    public bool IsBuilt { get; init; }
    /// <summary>
    /// The fields of its spec that validation asks for besides the template, as written: the selector, a CronJob's schedule, …; null for none.
    /// </summary>
    public MapNode? RequiredFields { get; init; }
    /// <summary>How many pods of one controller that are alike it stands for; it is the first of them.</summary>
    public int AlikePods { get; init; } = 1;
    public Position At { get; init; }

    /// <summary>The service account whose grants count; <c>default</c> when none is named.</summary>
    public string ServiceAccount => Template.ServiceAccountName is { Length: > 0 } name ? name : "default";
}
