namespace PspMigrate.Controls;

/// <summary>Paths of hostPath volumes, and whether they are mounted writable.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.volumes[*].hostPath.path
///   spec.containers[*].volumeMounts[*].readOnly
/// Pod Security Standards: no opinion; the type of the volume decides
/// PodSecurityPolicy, allowedHostPaths:
///   omitted, empty      anything
///   pathPrefix          the path itself, and what lies below it
///   readOnly: true      the same, mounted read-only unless an entry without readOnly matches, too
/// </code>
/// A prefix matches at path boundaries after one trailing slash is taken off either side; only mounts are looked at
/// (facts/pod-security-policy.md, 26-27).
/// Values end with a slash, so that what lies at or below a path is what starts with it.
/// </remarks>
internal sealed class HostPaths() : PolicyControl("hostPaths", ReadOnly, Writable)
{
    /// <summary>The volume itself; every mount may be read-only.</summary>
    private static readonly VolumeItems ReadOnly = Paths("hostPath.path", 0, readOnly: true);

    /// <summary>A writable mount of it.</summary>
    private static readonly VolumeItems Writable = Paths("volumeMounts.readOnly", 1, readOnly: false);

    private const string ReadOnlyWord = "read-only";

    public override (Control Control, Value Value)? Parent => (ControlTable.VolumeTypes, Volumes.HostPath);

    public override IEnumerable<Value> Samples =>
        [Writable.Of("/etc/"), Writable.Of("/var/lib/"), "/etc/", "/var/lib/"];

    /// <inheritdoc/>
    /// <remarks>pkg/apis/core/validation/validation.go validateHostPathVolumeSource @v1.20.2: a path, and no part of it is <c>..</c>.</remarks>
    public override bool IsValid(Value value)
    {
        var path = PathOf(value);
        return Profiles.StaysBelow(path) && ValueOf(path) == value.At(0);
    }

    /// <inheritdoc/>
    /// <remarks>Volume by volume, as the plugin does it.</remarks>
    public override void Read(PlacedPod placed, List<FieldValue> held)
    {
        var pod = placed.Pod;
        for (var i = 0; i < pod.Volumes.Length; i++)
        {
            var volume = pod.Volumes[i];
            if (volume.HostPath is not { } path)
                continue;
            held.Add(new(ValueOf(path), new Place("volumes", i, volume.Name), "hostPath.pathPrefix", Text: path));
            foreach (var (place, container) in placed.Containers)
            {
                for (var j = 0; j < container.VolumeMounts.Length; j++)
                {
                    var mount = container.VolumeMounts[j];
                    if (!mount.ReadOnly && string.Equals(mount.Name, volume.Name, StringComparison.Ordinal))
                        held.Add(new(Writable.Of(ValueOf(path)), place, $"volumeMounts[{j}].readOnly", Text: "false"));
                }
            }
        }
    }

    public override void ReadEffective(PlacedPod placed, List<FieldValue> held) => Read(placed, held);

    public override ValueSet Admitted(PodSecurityPolicy policy)
    {
        if (policy.AllowedHostPaths.IsEmpty || !ControlTable.VolumeTypes.Admitted(policy).Contains(Volumes.HostPath))
            return ValueSet.All;
        return ReadOnly.Of(Below(policy.AllowedHostPaths)) | Writable.Of(Below(policy.AllowedHostPaths.Where(entry => !entry.ReadOnly)));
    }

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) =>
        admitted.Contains(held.Value)
        // The plugin asks for read-only mounts only of paths that are allowed at all.
        || (held.Value.Facet == Writable.Index && !admitted.Contains(held.Value.At(ReadOnly.Index)));

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        held.Value.Facet == Writable.Index
            ? Refusal.Invalid(held.Path, "false", "must be read-only")
            : Refusal.Invalid(held.Path, $"\"{held.AsWritten}\"", "is not allowed to be used");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "allowedHostPaths"];

    public override bool HasRule(PodSecurityPolicy policy) => !policy.AllowedHostPaths.IsEmpty;

    public override string Say(Value value) =>
        (value.Facet == ReadOnly.Index ? ReadOnlyWord + " " : "") + PathOf(value);

    /// <inheritdoc/>
    /// <remarks>Paths that may be mounted writable, then those for reading only, then those for writing but not for reading.</remarks>
    public override SetWords Words(ValueSet values)
    {
        values &= Domain;
        if (values.IsEmpty || values.Equals(Domain))
            return base.Words(values);
        var (readable, writable) = (values.Of(ReadOnly), values.Of(Writable));
        return SetWords.Join(new[] { ("", readable & writable), (ReadOnlyWord, readable - writable), ("writable", writable - readable) }
            .Where(part => !part.Item2.IsEmpty).Select(part => Paths(part.Item1, part.Item2)), "; ");
    }

    private SetWords Paths(string mode, ValueSet paths)
    {
        var words = ValueSetText.Describe(paths, ReadOnly.Domain, PathOf, Noun, tree => PathOf(tree) + " and below");
        return mode.Length == 0 ? words : words.After(mode);
    }

    public override string Noun => "path";

    private static ValueSet Below(IEnumerable<AllowedHostPath> entries) =>
        ValueSet.UnionOf(entries.Select(entry => ValueSet.StartingWith(ValueOf(entry.PathPrefix).AsText!)));

    private static Value ValueOf(string path) => path.EndsWith('/') ? path : path + "/";

    private static string PathOf(Value value) => value.AsText is [_, .., '/'] and var text ? text[..^1] : value.AsText ?? "";

    private static VolumeItems Paths(string path, int index, bool readOnly) => new(
        path,
        volume => volume.HostPath is { } held ? ValueOf(held) : Value.Unset,
        value => new() { Name = "witness", Sources = [Volumes.HostPath], HostPath = PathOf(value) },
        ValueSet.Texts - ValueSet.Of(""),
        readOnly)
    { Index = index };
}
