using System.Collections.Immutable;
using System.Globalization;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>Ports opened on the host.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.containers[*].ports[*].hostPort
/// Pod Security Standards, "Host Ports":
///   baseline, v1.0      undefined, 0
/// PodSecurityPolicy, hostPorts:
///   omitted, empty      undefined, 0
///   ranges              undefined, 0, what lies in a range, both ends included; an inverted range holds nothing
/// </code>
/// </remarks>
internal sealed class HostPorts : Control
{
    public override string Name => "hostPorts";

    public override ValueSet Domain { get; } = ValueSet.Range(1, 65535);

    public override IEnumerable<Value> Samples => [8080L, 80L, 1L, 65535L];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("hostPorts", Level.Baseline, held =>
        {
            var ports = Words.Sorted(held);
            var use = Words.ContainerCount(held) == 1 ? "uses" : "use";
            return new("hostPort", $"{Words.Containers(held)} {use} {Words.Plural("hostPort", ports.Length)} {string.Join(", ", ports)}");
        }, [new(0, ValueSet.None)]),
    ];

    public override void Read(Pod pod, List<FieldValue> held)
    {
        foreach (var (place, container) in Place.Containers(pod))
        {
            foreach (var port in container.Ports)
            {
                if (port.HostPort != 0)
                    held.Add(new((long)port.HostPort, place, "hostPort"));
            }
        }
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) =>
        ValueSet.UnionOf(policy.HostPorts.Select(range => ValueSet.Range(range.Min, range.Max))) & Domain;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var allowed = string.Join(",", policy.HostPorts.Select(Said));
        return Refusal.Invalid(held.Path, held.AsWritten, $"Host port {held.AsWritten} is not allowed to be used. Allowed ports: [{allowed}]");
    }

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "hostPorts"];

    public override string Noun => "port";

    public override Pod With(Pod pod, Value value) => value.AsNumber is not { } port
        ? pod
        : pod.EachContainer(container => container with { Ports = [new(80, (int)port)] });

    private static string Said(IdRange range) => range.Min == range.Max
        ? range.Min.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.Min}-{range.Max}");
}
