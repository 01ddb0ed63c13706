namespace PspMigrate.Manifests.Readers;

/// <summary>Writes a volume with the least source of its type that the API server accepts.</summary>
/// <remarks>The sources are those of recorded pods that a v1.20 server took; <c>image</c> came with v1.31.</remarks>
internal static class VolumeExamples
{
    public static IEnumerable<(string Key, Node? Value)> Write(Volume volume) =>
    [
        ("name", Tree.Text(volume.Name)),
        .. volume.Sources.Select(type => (type, (Node?)Source(volume, type))),
    ];

    private static MapNode Source(Volume volume, string type) => type switch
    {
        "awsElasticBlockStore" or "cinder" or "portworxVolume" => Texts(("volumeID", "example")),
        "azureDisk" => Texts(("diskName", "example"), ("diskURI", "https://blob.example.com/example.vhd")),
        "azureFile" => Texts(("secretName", "example"), ("shareName", "example")),
        "cephfs" => Tree.Map(("monitors", Tree.Texts(["example"]))),
        "configMap" => Texts(("name", "example")),
        "csi" => Texts(("driver", volume.Driver ?? "driver.example.com")),
        "ephemeral" => Ephemeral(),
        "fc" => Tree.Map(("targetWWNs", Tree.Texts(["50060e801049cfd1"])), ("lun", Tree.Number(0))),
        "flexVolume" => Texts(("driver", volume.Driver ?? "example.com/driver")),
        "flocker" => Texts(("datasetName", "example")),
        "gcePersistentDisk" => Texts(("pdName", "example")),
        "gitRepo" => Texts(("repository", "https://git.example.com/example.git")),
        "glusterfs" => Texts(("endpoints", "example"), ("path", "example")),
        "hostPath" => Texts(("path", volume.HostPath ?? "/example")),
        "image" => Texts(("reference", "registry.example.com/example:1")),
        "iscsi" => Tree.Map(
            ("targetPortal", Tree.Text("192.0.2.1")), ("iqn", Tree.Text("iqn.2001-04.com.example:example")), ("lun", Tree.Number(0))),
        "nfs" => Texts(("server", "nfs.example.com"), ("path", "/")),
        "persistentVolumeClaim" => Texts(("claimName", "example")),
        "photonPersistentDisk" => Texts(("pdID", "example")),
        "projected" => Tree.Map(("sources", Tree.List(volume.IsServiceAccountToken ? TokenSources() : [Projected("secret", Texts(("name", "example")))]))),
        "quobyte" => Texts(("registry", "quobyte.example.com:1"), ("volume", "example")),
        "rbd" => Tree.Map(("monitors", Tree.Texts(["example"])), ("image", Tree.Text("example"))),
        "scaleIO" => Tree.Map(
            ("gateway", Tree.Text("example")),
            ("system", Tree.Text("example")),
            ("secretRef", Texts(("name", "example"))),
            ("volumeName", Tree.Text("example"))),
        "secret" => Texts(("secretName", "example")),
        "storageos" => Texts(("volumeName", "example")),
        "vsphereVolume" => Texts(("volumePath", "example")),
        // emptyDir and downwardAPI need nothing; of an unknown type nothing is known.
        _ => Tree.Map(),
    };

    private static MapNode Texts(params IEnumerable<(string Key, string Value)> entries) =>
        Tree.Map(entries.Select(entry => (entry.Key, Tree.Text(entry.Value))));

    private static MapNode Ephemeral() => Tree.Map(("volumeClaimTemplate", Tree.Map(("spec", Tree.Map(
        ("accessModes", Tree.Texts(["ReadWriteOnce"])),
        ("resources", Tree.Map(("requests", Texts(("storage", "1Gi"))))))))));

    /// <summary>What the API server projects a bound service account token from.</summary>
    private static Node[] TokenSources() =>
    [
        Projected("serviceAccountToken", Tree.Map(("expirationSeconds", Tree.Number(3607)), ("path", Tree.Text("token")))),
        Projected("configMap", Tree.Map(
            ("name", Tree.Text("kube-root-ca.crt")), ("items", Tree.List(Texts(("key", "ca.crt"), ("path", "ca.crt")))))),
        Projected("downwardAPI", Tree.Map(("items", Tree.List(Tree.Map(
            ("path", Tree.Text("namespace")),
            ("fieldRef", Texts(("apiVersion", "v1"), ("fieldPath", "metadata.namespace")))))))),
    ];

    private static MapNode Projected(string type, MapNode source) => Tree.Map((type, source));
}
