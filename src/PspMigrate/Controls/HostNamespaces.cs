namespace PspMigrate.Controls;

/// <summary>The host's network, process and IPC namespaces.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.hostNetwork
///   spec.hostPID
///   spec.hostIPC
/// Pod Security Standards, "Host Namespaces":
///   baseline, v1.0      undefined, false
/// PodSecurityPolicy, hostNetwork, hostPID, hostIPC:
///   false (default)     undefined, false
///   true                anything
/// </code>
/// </remarks>
internal sealed class HostNamespaces() : PolicyControl("hostNamespaces", Network, Pid, Ipc)
{
    private static readonly PodField Network = Flag("hostNetwork", 0, pod => pod.HostNetwork, pod => pod with { HostNetwork = true });
    private static readonly PodField Pid = Flag("hostPID", 1, pod => pod.HostPid, pod => pod with { HostPid = true });
    private static readonly PodField Ipc = Flag("hostIPC", 2, pod => pod.HostIpc, pod => pod with { HostIpc = true });

    public override IEnumerable<Value> Samples => Facets.Select(facet => facet.Of(Value.True));

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("hostNamespaces", Level.Baseline, held => new(
            "host namespaces", string.Join(", ", held.Select(value => value.Field + "=true"))),
            [new(0, ValueSet.None)]),
    ];

    public override ValueSet Admitted(PodSecurityPolicy policy) => ValueSet.Of(Of(policy));

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) =>
        Refusal.Invalid($"spec.securityContext.{held.Field}", "true",
            $"Host {(held.Field is "hostNetwork" ? "network" : held.Field["host".Length..])} is not allowed to be used");

    /// <inheritdoc/>
    /// <remarks>Of the fields in question the first that the policy sets; where it sets none of them, the one that says what else it admits.</remarks>
    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values)
    {
        string[] fields = [.. Samples.Where(values.Contains).Select(Say)];
        return ["spec", .. fields.Concat(Of(policy).Select(Say)).Where(field => policy.Source?.Find("spec", field) is not null).Concat(fields).Take(1)];
    }

    public override string Say(Value value) => FacetOf(value).Path;

    public override SetWords Words(ValueSet values) => SetWords.Join(Samples.Where(values.Contains).Select(value => SetWords.Of(Say(value))));

    private static IEnumerable<Value> Of(PodSecurityPolicy policy)
    {
        if (policy.HostNetwork)
            yield return Network.Of(Value.True);
        if (policy.HostPid)
            yield return Pid.Of(Value.True);
        if (policy.HostIpc)
            yield return Ipc.Of(Value.True);
    }

    /// <summary>False is what unset means, so only true is a value.</summary>
    private static PodField Flag(string name, int index, Func<Pod, bool> get, Func<Pod, Pod> set) => new(
        name, pod => get(pod) ? Value.True : Value.Unset, (pod, value) => value.IsUnset ? pod : set(pod), ValueSet.Of(Value.True))
    { Index = index };
}
