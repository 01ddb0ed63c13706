using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>Paths of hostPath volumes, and whether they are mounted writable.</summary>
/// <remarks>
/// Policy: spec.allowedHostPaths; a prefix matches at path boundaries after one trailing slash is taken off either side; an entry with
/// readOnly demands read-only mounts unless a writable entry matches too; only mounts are looked at
/// (facts/pod-security-policy.md, 26-27). Levels: no opinion; the volume type decides.
/// Values are <c>ro:PATH</c> for the volume itself and <c>rw:PATH</c> for a writable mount of it.
/// </remarks>
internal sealed class HostPaths : Control
{
    private const string ReadOnlyWord = "read-only ";
    private const string ReadOnly = "ro:";
    private const string Writable = "rw:";

    public override string Name => "hostPaths";

    public override ValueSet Domain { get; } = ValueSet.StartingWith(ReadOnly) | ValueSet.StartingWith(Writable);

    public override (Control Control, Value Value)? Under => (ControlTable.VolumeTypes, Volumes.HostPath);

    public override IEnumerable<Value> Samples =>
        [Writable + "/etc", Writable + "/var/lib", ReadOnly + "/etc", ReadOnly + "/var/lib"];

    public override void Read(Pod pod, ICollection<Held> held)
    {
        for (var i = 0; i < pod.Volumes.Length; i++)
        {
            var volume = pod.Volumes[i];
            if (volume.HostPath is not { } path)
                continue;
            held.Add(new(ReadOnly + Trimmed(path), new Place("volumes", i, volume.Name), "hostPath.pathPrefix", Text: path));
            foreach (var (place, container) in Place.Containers(pod))
            {
                for (var j = 0; j < container.VolumeMounts.Length; j++)
                {
                    var mount = container.VolumeMounts[j];
                    if (!mount.ReadOnly && string.Equals(mount.Name, volume.Name, StringComparison.Ordinal))
                        held.Add(new(Writable + Trimmed(path), place, $"volumeMounts[{j}].readOnly", Text: "false"));
                }
            }
        }
    }

    public override ValueSet Admitted(PodSecurityPolicy policy)
    {
        if (policy.AllowedHostPaths.IsEmpty || !ControlTable.VolumeTypes.Admitted(policy).Contains(Volumes.HostPath))
            return ValueSet.All;
        return policy.AllowedHostPaths.Aggregate(ValueSet.None, (paths, entry) =>
        {
            paths |= Below(ReadOnly, entry.PathPrefix);
            return entry.ReadOnly ? paths : paths | Below(Writable, entry.PathPrefix);
        });
    }

    public override bool Admits(PodSecurityPolicy policy, ValueSet admitted, in Held held) =>
        admitted.Contains(held.Value)
        // The plugin asks for read-only mounts only of paths that are allowed at all.
        || (held.Value.AsText!.StartsWith(Writable, StringComparison.Ordinal)
            && !admitted.Contains(string.Concat(ReadOnly, held.Value.AsText.AsSpan(Writable.Length))));

    public override Refusal Refuse(PodSecurityPolicy policy, in Held held) =>
        held.Value.AsText!.StartsWith(Writable, StringComparison.Ordinal)
            ? Refusal.Invalid(held.Path, "false", "must be read-only")
            : Refusal.Invalid(held.Path, $"\"{held.AsWritten}\"", "is not allowed to be used");

    public override ImmutableArray<string> Field(PodSecurityPolicy policy) => ["spec", "allowedHostPaths"];

    public override bool Speaks(PodSecurityPolicy policy) => !policy.AllowedHostPaths.IsEmpty;

    public override string Say(Value value)
    {
        var path = value.AsText![ReadOnly.Length..];
        path = path.Length == 0 ? "/" : path;
        return value.AsText.StartsWith(ReadOnly, StringComparison.Ordinal) ? ReadOnlyWord + path : path;
    }

    /// <inheritdoc/>
    /// <remarks>A path stands for what is below it, and a path that may be mounted writable may be mounted read-only.</remarks>
    public override string Say(ValueSet values)
    {
        const string but = "anything but ";
        const string below = "/*";
        var said = base.Say(values);
        var isBut = said.StartsWith(but, StringComparison.Ordinal);
        var parts = (isBut ? said[but.Length..] : said).Split(", ");
        var all = parts.ToHashSet(StringComparer.Ordinal);
        var kept = parts
            .Where(part => !part.EndsWith(below, StringComparison.Ordinal) || !all.Contains(part[..^below.Length]))
            .Where(part => !part.StartsWith(ReadOnlyWord, StringComparison.Ordinal) || !all.Contains(part[ReadOnlyWord.Length..]))
            .Select(part => all.Contains(part + below) ? part + " and below" : part);
        return (isBut ? but : "") + string.Join(", ", kept);
    }

    public override Pod Put(Pod pod, Value value)
    {
        if (value.AsText is not { } text)
            return pod;
        var path = text[ReadOnly.Length..];
        return pod.WithVolume(
            new Volume { Name = "witness", Sources = [Volumes.HostPath], HostPath = path.Length == 0 ? "/" : path },
            readOnly: text.StartsWith(ReadOnly, StringComparison.Ordinal));
    }

    private static ValueSet Below(string mode, string prefix)
    {
        var path = mode + Trimmed(prefix);
        return ValueSet.Of(path) | ValueSet.StartingWith(path + "/");
    }

    private static string Trimmed(string path) => path.EndsWith('/') ? path[..^1] : path;
}
