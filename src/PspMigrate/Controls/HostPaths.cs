using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

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
/// Values are <c>ro:PATH/</c> for the volume itself and <c>rw:PATH/</c> for a writable mount of it; with the slash at the end, what
/// lies at or below a path is what starts with it.
/// </remarks>
internal sealed class HostPaths : Control
{
    private const string ReadOnlyWord = "read-only ";
    private const string ReadOnly = "ro:";
    private const string Writable = "rw:";

    public override string Name => "hostPaths";

    public override ValueSet Domain { get; } = ValueSet.StartingWith(ReadOnly) | ValueSet.StartingWith(Writable);

    public override (Control Control, Value Value)? Parent => (ControlTable.VolumeTypes, Volumes.HostPath);

    public override IEnumerable<Value> Samples =>
        [Writable + "/etc/", Writable + "/var/lib/", ReadOnly + "/etc/", ReadOnly + "/var/lib/"];

    /// <inheritdoc/>
    /// <remarks>pkg/apis/core/validation/validation.go validateHostPathVolumeSource @v1.20.2: a path, and no part of it is <c>..</c>.</remarks>
    public override bool IsValid(Value value)
    {
        if (value.AsText is not { } text || !Domain.Contains(value))
            return false;
        var path = PathOf(text[ReadOnly.Length..]);
        return Profiles.StaysBelow(path) && ValueOf(text[..ReadOnly.Length], path) == value;
    }

    public override void Read(Pod pod, List<FieldValue> held)
    {
        for (var i = 0; i < pod.Volumes.Length; i++)
        {
            var volume = pod.Volumes[i];
            if (volume.HostPath is not { } path)
                continue;
            held.Add(new(ValueOf(ReadOnly, path), new Place("volumes", i, volume.Name), "hostPath.pathPrefix", Text: path));
            foreach (var (place, container) in Place.Containers(pod))
            {
                for (var j = 0; j < container.VolumeMounts.Length; j++)
                {
                    var mount = container.VolumeMounts[j];
                    if (!mount.ReadOnly && string.Equals(mount.Name, volume.Name, StringComparison.Ordinal))
                        held.Add(new(ValueOf(Writable, path), place, $"volumeMounts[{j}].readOnly", Text: "false"));
                }
            }
        }
    }

    public override ValueSet Admitted(PodSecurityPolicy policy)
    {
        if (policy.AllowedHostPaths.IsEmpty || !ControlTable.VolumeTypes.Admitted(policy).Contains(Volumes.HostPath))
            return ValueSet.All;
        var readable = policy.AllowedHostPaths.Select(entry => ValueOf(ReadOnly, entry.PathPrefix));
        var writable = policy.AllowedHostPaths.Where(entry => !entry.ReadOnly).Select(entry => ValueOf(Writable, entry.PathPrefix));
        return ValueSet.UnionOf(readable.Concat(writable).Select(entry => ValueSet.StartingWith(entry.AsText!)));
    }

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) =>
        admitted.Contains(held.Value)
        // The plugin asks for read-only mounts only of paths that are allowed at all.
        || (held.Value.AsText!.StartsWith(Writable, StringComparison.Ordinal)
            && !admitted.Contains(string.Concat(ReadOnly, held.Value.AsText.AsSpan(Writable.Length))));

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        held.Value.AsText!.StartsWith(Writable, StringComparison.Ordinal)
            ? Refusal.Invalid(held.Path, "false", "must be read-only")
            : Refusal.Invalid(held.Path, $"\"{held.AsWritten}\"", "is not allowed to be used");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "allowedHostPaths"];

    public override bool HasRule(PodSecurityPolicy policy) => !policy.AllowedHostPaths.IsEmpty;

    public override string Say(Value value) =>
        (value.AsText!.StartsWith(ReadOnly, StringComparison.Ordinal) ? ReadOnlyWord : "") + PathOf(value.AsText[ReadOnly.Length..]);

    /// <inheritdoc/>
    /// <remarks>Paths that may be mounted writable, then those for reading only, then those for writing but not for reading.</remarks>
    public override string Say(ValueSet values)
    {
        values &= Domain;
        if (values.IsEmpty || values.Equals(Domain))
            return base.Say(values);
        var (readable, writable) = (values.After(ReadOnly), values.After(Writable));
        var parts = new[] { ("", readable & writable), (ReadOnlyWord, readable - writable), ("writable ", writable - readable) }
            .Where(part => !part.Item2.IsEmpty)
            .Select(part => part.Item1 + ValueSetText.Describe(
                part.Item2, ValueSet.Texts, path => PathOf(path.AsText!), Noun, tree => PathOf(tree.AsText!) + " and below"));
        return string.Join("; ", parts);
    }

    public override string Noun => "path";

    public override Pod With(Pod pod, Value value)
    {
        if (value.AsText is not { } text)
            return pod;
        return pod.WithVolume(
            new Volume { Name = "witness", Sources = [Volumes.HostPath], HostPath = PathOf(text[ReadOnly.Length..]) },
            readOnly: text.StartsWith(ReadOnly, StringComparison.Ordinal));
    }

    private static Value ValueOf(string mode, string path) => mode + (path.EndsWith('/') ? path : path + "/");

    private static string PathOf(string held) => held is [_, .., '/'] ? held[..^1] : held;
}
