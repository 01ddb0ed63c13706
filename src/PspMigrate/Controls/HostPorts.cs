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
internal sealed class HostPorts() : PolicyControl("hostPorts", new ContainerItems<ContainerPort>(
    "hostPort",
    container => container.Ports,
    port => port.HostPort == 0 ? Value.Unset : (long)port.HostPort,
    (container, value) => container with { Ports = [new(80, (int)value.AsNumber!.Value)] },
    ValueSet.Range(1, 65535)))
{
    public override IEnumerable<Value> Samples => [8080L, 80L, 1L, 65535L];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("hostPorts", Level.Baseline, held =>
        {
            var ports = UpstreamWords.Sorted(held);
            var use = UpstreamWords.ContainerCount(held) == 1 ? "uses" : "use";
            return new("hostPort", $"{UpstreamWords.Containers(held)} {use} {UpstreamWords.Plural("hostPort", ports.Length)} {string.Join(", ", ports)}");
        }, [new(0, ValueSet.None)]),
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) =>
        ValueSet.UnionOf(policy.HostPorts.Select(range => ValueSet.Range(range.Min, range.Max))) & Domain;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var allowed = string.Join(",", policy.HostPorts.Select(Said));
        return Refusal.Invalid(held.Path, held.AsWritten, $"Host port {held.AsWritten} is not allowed to be used. Allowed ports: [{allowed}]");
    }

    public override string Noun => "port";

    private static string Said(IdRange range) => range.Min == range.Max
        ? range.Min.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.Min}-{range.Max}");
}
