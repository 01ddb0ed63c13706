namespace PspMigrate.Controls;

/// <summary>Hosts that probes and lifecycle hooks connect to.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.containers[*].livenessProbe.httpGet.host, .tcpSocket.host; so readinessProbe, startupProbe
///   spec.containers[*].lifecycle.postStart.httpGet.host, .tcpSocket.host; so preStop
/// Pod Security Standards, "Host Probes / Lifecycle Hooks":
///   baseline, v1.34     undefined, ""; not even 127.0.0.1
/// PodSecurityPolicy: no field
/// </code>
/// </remarks>
internal sealed class ProbeHosts() : Control("probeHosts", new ContainerItems<ProbeHost>(
    "livenessProbe.tcpSocket.host",
    container => container.ProbeHosts,
    probe => probe.Host,
    (container, value) => container with { ProbeHosts = [new("livenessProbe.tcpSocket.host", value.AsText!)] },
    ValueSet.Texts - ValueSet.Of(""),
    probe => probe.Field)
{ Fields = "host of probes and lifecycle hooks" })
{
    public override IEnumerable<Value> Samples => ["127.0.0.1"];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("hostProbesAndHostLifecycle", Level.Baseline, held =>
        {
            var containers = held.Select(value => value.Place.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            var hosts = UpstreamWords.Sorted(held);
            return new("probe or lifecycle host",
                $"{UpstreamWords.Plural("container", containers.Length)} {UpstreamWords.Quoted(containers)} {(containers.Length == 1 ? "uses" : "use")} "
                + $"probe or lifecycle {UpstreamWords.Plural("host", hosts.Length)} {UpstreamWords.Quoted(hosts)}");
        }, [new(34, ValueSet.None)]),
    ];
}
