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

    /// <summary>What says that nothing else of an object is of interest.</summary>
    public static readonly FieldFilter Nothing = FieldFilter.Only("apiVersion", "kind");

    private static readonly ConcurrentDictionary<(string Kind, bool KeepsRequiredFields), FieldFilter> Known = [];

    /// <summary>The fields of interest in an object of this type; everything, where its kind isn't one of the frequent ones.</summary>
    /// <param name="keepsRequiredFields">See <see cref="ReadOptions.KeepsRequiredFields"/>.</param>
    public static FieldFilter Of(string apiVersion, string kind, bool keepsRequiredFields = true) => Kinds.Classify(apiVersion, kind) switch
    {
        Interest.None => Nothing,
        Interest.Role => Asked(kind, keepsRequiredFields, static (root, _) => RoleReader.Read(root, [], default)),
        Interest.Binding => Asked(kind, keepsRequiredFields, static (root, _) => BindingReader.Read(root, [], default)),
        Interest.ServiceAccount => Asked(kind, keepsRequiredFields, static (root, _) => ServiceAccountReader.Read(root, [], default)),
        Interest.Workload => Asked(kind, keepsRequiredFields, static (root, keeps) => WorkloadReader.Read(root, [], default, keeps)),
        _ => FieldFilter.All,
    };

    private static FieldFilter Asked(string kind, bool keepsRequiredFields, Action<Fields, bool> read) =>
        Known.GetOrAdd((kind, keepsRequiredFields), static (key, read) => AskedFields.By(key.Kind, root => read(root, key.KeepsRequiredFields)), read);
}
