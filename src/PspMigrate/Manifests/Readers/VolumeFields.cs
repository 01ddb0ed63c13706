namespace PspMigrate.Manifests.Readers;

/// <summary>The fields of a volume: which sources it has, and of some of them what controls look at. Written are examples of the sources.</summary>
internal static class VolumeFields
{
    public static Volume Volume(FieldsOf<Volume> fields) => fields.Own(volume => volume, static volume => volume.Shared(Read), VolumeExamples.Write);

    private static Volume Read(Fields volume) => new()
    {
        Name = volume.String("name") ?? "",
        Sources = [.. volume.Keys.Where(key => key is not "name")],
        HostPath = volume.Child("hostPath")?.String("path"),
        Driver = volume.Child("flexVolume")?.String("driver") ?? volume.Child("csi")?.String("driver"),
        // Which of its fields are looked at depends on the others: all of it has to be there.
        IsServiceAccountToken = volume.Node("projected") is not null
            && volume.Child("projected") is { } projected
            && projected.Children("sources").All(IsServiceAccountTokenSource),
    };

    /// <summary>One source of the volume that the API server projects service account tokens with.</summary>
    /// <remarks>
    /// pkg/security/podsecuritypolicy/util IsOnlyServiceAccountTokenSources @v1.21: any number of token, root certificate
    /// and namespace sources. The API server fills in v1 for a fieldRef without apiVersion.
    /// </remarks>
    private static bool IsServiceAccountTokenSource(Fields source)
    {
        var token = source.Child("serviceAccountToken");
        var configMap = source.Child("configMap");
        var downwardApi = source.Child("downwardAPI");
        if (token is null && configMap is null && downwardApi is null)
            return false;
        return (token is null || (token.String("path") is "token" && string.IsNullOrEmpty(token.String("audience"))))
            && (configMap is null || configMap.String("name") is "kube-root-ca.crt")
            && (downwardApi is null || downwardApi.Children("items").All(IsNamespaceItem));
    }

    private static bool IsNamespaceItem(Fields item) =>
        item.String("path") is "namespace"
        && item.Child("fieldRef") is { } field
        && field.String("apiVersion") is null or "" or "v1"
        && field.String("fieldPath") is "metadata.namespace";
}
