using System.Collections.Concurrent;
using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Readers;

/// <summary>Which fields the readers of each kind look at: those that they ask for.</summary>
internal static class FieldsOfInterest
{
    /// <summary>Labels of pods: most others are each application's own, and to keep them costs as much as to keep the rest of the pod.</summary>
    public static readonly FieldFilter MeshLabels = FieldFilter.Only(Objects.MeshLabels.IstioInject, Objects.MeshLabels.IstioRevision);

    /// <summary>Annotations of pods: all but the one that repeats the whole object.</summary>
    public static readonly FieldFilter PodAnnotations = FieldFilter.AllBut(FingerprintScopes.LastApplied);

    /// <summary>What tells who looks after an object.</summary>
    public static readonly FieldFilter OwnerLabels = FieldFilter.Only(OwnerKeys.Labels);
    public static readonly FieldFilter OwnerAnnotations = FieldFilter.Only(OwnerKeys.Annotations);

    private static readonly FieldFilter Nothing = FieldFilter.Only("apiVersion", "kind");

    private static readonly ConcurrentDictionary<string, FieldFilter> Known = new(StringComparer.Ordinal);

    /// <summary>The fields of interest in an object of this type; everything, where its kind isn't one of the frequent ones.</summary>
    public static FieldFilter Of(string apiVersion, string kind) => Kinds.Classify(apiVersion, kind) switch
    {
        Interest.None => Nothing,
        Interest.Role => Known.GetOrAdd(kind, static kind => AskedFields.By(kind, root => RoleReader.Read(root, [], default))),
        Interest.Binding => Known.GetOrAdd(kind, static kind => AskedFields.By(kind, root => BindingReader.Read(root, [], default))),
        Interest.ServiceAccount => Known.GetOrAdd(kind, static kind => AskedFields.By(kind, root => ServiceAccountReader.Read(root, [], default))),
        Interest.Workload => Known.GetOrAdd(kind, static kind => AskedFields.By(kind, root => WorkloadReader.Read(root, [], default))),
        _ => FieldFilter.All,
    };
}
