namespace PspMigrate.Controls;

/// <summary>Types of volumes.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.volumes[*].*
/// Pod Security Standards, "HostPath Volumes":
///   baseline, v1.0      anything but hostPath
/// Pod Security Standards, "Volume Types":
///   restricted, v1.0    configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret
/// PodSecurityPolicy, volumes:
///   omitted, empty      no volume
///   types               those types, * all; secret lets the projected volume of a service account's token pass, too
/// </code>
/// A policy says cephFS where pods say cephfs; image came after PodSecurityPolicy, so no list of a policy names it. The token:
/// pkg/security/podsecuritypolicy/provider.go:454-463 @v1.20.2.
/// </remarks>
internal sealed class Volumes() : PolicyControl("volumes", new Types())
{
    public const string HostPath = "hostPath";
    public const string Flex = "flexVolume";
    public const string Csi = "csi";

    /// <summary>Marks the projected volume of a bound service account token.</summary>
    private const string Token = "service account token";

    private static readonly ImmutableArray<string> Harmless =
        ["configMap", Csi, "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>In the order in which upstream names them (policy/check_restrictedVolumes.go).</summary>
    private static readonly ImmutableArray<string> Others =
    [
        HostPath, "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", Flex, "cinder",
        "cephfs", "flocker", "fc", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk",
        "portworxVolume", "scaleIO", "storageos",
    ];

    private const string Image = "image";

    /// <summary>Every type, as pods spell it.</summary>
    internal static readonly ImmutableArray<string> All = [.. Harmless, Image, .. Others];

    public override ValueSet NewerThanPolicies { get; } = ValueSet.Of(Image);

    /// <inheritdoc/>
    /// <remarks>ephemeral comes last: v1.20 needs a feature gate for it.</remarks>
    public override IEnumerable<Value> Samples =>
        Harmless.Remove("ephemeral", StringComparer.Ordinal).Concat(Others).Append("ephemeral").Select(type => Value.Of(type));

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("hostPathVolumes", Level.Baseline, held => new(
            "hostPath volumes", $"{UpstreamWords.Plural("volume", held.Count)} {UpstreamWords.Quoted(held.Select(value => value.Place.Name))}"),
            [new(0, ValueSet.Of(HostPath).Complement())]),
        new("restrictedVolumes", Level.Restricted, held =>
        {
            var types = UpstreamWords.Sorted(held);
            return new("restricted volume types",
                $"{UpstreamWords.Plural("volume", held.Count)} {UpstreamWords.Quoted(held.Select(value => value.Place.Name))} "
                + $"{(held.Count == 1 ? "uses" : "use")} restricted volume {UpstreamWords.Plural("type", types.Length)} {UpstreamWords.Quoted(types)}");
        }, [new(0, ValueSet.OfTexts([.. Harmless, Image]))])
        {
            Replaces = "hostPathVolumes",
            // A volume with several sources isn't valid, but upstream lets it pass when one of them is allowed.
            Judge = (held, revision) => held.GroupBy(value => value.Place)
                .Where(volume => !volume.Any(value => revision.Allowed.Contains(value.Value)))
                .Select(volume => volume.First()),
        },
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) => policy.Volumes.Contains("*", StringComparer.Ordinal)
        ? ValueSet.OfTexts(All)
        : ValueSet.OfTexts(policy.Volumes.Select(type => type switch { "cephFS" => "cephfs", _ => type }));

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) =>
        admitted.Contains(held.Value)
        || (string.Equals(held.Text, Token, StringComparison.Ordinal) && admitted.Contains("secret"));

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var type = held.Value.AsText switch { "cephfs" => "cephFS", var other => other };
        return Refusal.Invalid(held.Place.Path, $"\"{type}\"", $"{type} volumes are not allowed to be used");
    }

    public override string Noun => "type";

    /// <summary>Which source each volume has.</summary>
    private sealed class Types() : Facet("volumes", ValueSet.OfTexts(All))
    {
        internal override void ReadPod(Pod pod, List<FieldValue> held, bool isEffective)
        {
            for (var i = 0; i < pod.Volumes.Length; i++)
            {
                var volume = pod.Volumes[i];
                var place = new Place("volumes", i, volume.Name);
                var text = volume.IsServiceAccountToken ? Token : null;
                if (volume.Sources is [var only])
                {
                    held.Add(new(only, place, only, Text: text));
                    continue;
                }

                foreach (var type in All.Where(volume.Sources.Contains).DefaultIfEmpty("unknown"))
                    held.Add(new(type, place, type, Text: text));
            }
        }

        internal override Pod With(Pod pod, Value value) =>
            value.AsText is { } type ? pod.WithVolume(new() { Name = "witness", Sources = [type] }) : pod;
    }
}
