namespace PspMigrate.Manifests.Machine;

/// <summary>Which part of an object a map is: it decides which keys a fingerprint leaves out.</summary>
internal enum FingerprintScope
{
    /// <summary>All keys count.</summary>
    Everything,

    /// <summary>The object itself.</summary>
    Object,

    /// <summary>Its metadata.</summary>
    Metadata,

    /// <summary>Its annotations.</summary>
    Annotations,

    /// <summary>Left out.</summary>
    Nothing,
}

/// <summary>Passes from a map to the values in it.</summary>
internal static class FingerprintScopes
{
    /// <summary>The annotation in which kubectl apply keeps the object as it was given.</summary>
    public const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The scope of the value under a key; of values that are no maps only <see cref="FingerprintScope.Nothing"/> matters.</summary>
    public static FingerprintScope Below(FingerprintScope map, string key) => map switch
    {
        FingerprintScope.Everything => FingerprintScope.Everything,
        FingerprintScope.Nothing => FingerprintScope.Nothing,
        FingerprintScope.Object => key switch
        {
            // One policy has two API groups, and workloads had older ones.
            "apiVersion" or "status" => FingerprintScope.Nothing,
            "metadata" => FingerprintScope.Metadata,
            _ => FingerprintScope.Everything,
        },
        FingerprintScope.Metadata => key switch
        {
            // The namespace is part of the object's key already, where it counts.
            "namespace" or "managedFields" or "resourceVersion" or "uid" or "creationTimestamp" or "generation" or "selfLink" =>
                FingerprintScope.Nothing,
            "annotations" => FingerprintScope.Annotations,
            _ => FingerprintScope.Everything,
        },
        _ => key is LastApplied ? FingerprintScope.Nothing : FingerprintScope.Everything,
    };
}
