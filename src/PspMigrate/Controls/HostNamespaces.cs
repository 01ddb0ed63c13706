using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

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
internal sealed class HostNamespaces : Control
{
    private static readonly ImmutableArray<(string Field, string Word)> Namespaces =
        [("hostNetwork", "network"), ("hostPID", "PID"), ("hostIPC", "IPC")];

    public override string Name => "hostNamespaces";

    public override ValueSet Domain { get; } = ValueSet.OfTexts(Namespaces.Select(item => item.Field));

    public override IEnumerable<Value> Samples => Namespaces.Select(item => Value.Of(item.Field));

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("hostNamespaces", Level.Baseline, held => new(
            "host namespaces", string.Join(", ", held.Select(value => value.Value + "=true"))),
            [new(0, ValueSet.None)]),
    ];

    public override void Read(Pod pod, List<FieldValue> held)
    {
        if (pod.HostNetwork)
            held.Add(new("hostNetwork", Place.Pod, "hostNetwork"));
        if (pod.HostPid)
            held.Add(new("hostPID", Place.Pod, "hostPID"));
        if (pod.HostIpc)
            held.Add(new("hostIPC", Place.Pod, "hostIPC"));
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) => ValueSet.OfTexts(Of(policy));

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var value = held.Value.AsText;
        var word = Namespaces.First(item => string.Equals(item.Field, value, StringComparison.Ordinal)).Word;
        return Refusal.Invalid($"spec.securityContext.{value}", "true", $"Host {word} is not allowed to be used");
    }

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) =>
        ["spec", .. Spoken(policy, [.. Namespaces.Select(item => item.Field).Where(field => values.Contains(field))])];

    public override string Say(ValueSet values) =>
        (values & Domain).Equals(Domain) ? string.Join(", ", Namespaces.Select(item => item.Field)) : base.Say(values);

    public override Pod With(Pod pod, Value value) => value.AsText switch
    {
        "hostNetwork" => pod with { HostNetwork = true },
        "hostPID" => pod with { HostPid = true },
        "hostIPC" => pod with { HostIpc = true },
        _ => pod,
    };

    /// <summary>Of some fields the first that the policy sets; where it sets none of them, the one that says what else it admits.</summary>
    private static string[] Spoken(PodSecurityPolicy policy, string[] fields) =>
        [.. fields.Concat(Of(policy)).Where(field => policy.Source?.Find("spec", field) is not null).Concat(fields).Take(1)];

    private static IEnumerable<string> Of(PodSecurityPolicy policy)
    {
        if (policy.HostNetwork)
            yield return "hostNetwork";
        if (policy.HostPid)
            yield return "hostPID";
        if (policy.HostIpc)
            yield return "hostIPC";
    }
}
