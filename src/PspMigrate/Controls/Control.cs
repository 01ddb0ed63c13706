using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>
/// One security-relevant aspect of a pod, seen by both sides: what a pod holds there, what a policy admits and fills in, and
/// what a level allows at a version. Admission, evaluation, comparison, witnesses and fixes all follow from this.
/// </summary>
/// <remarks>
/// Each control opens with its fields and what both systems allow there; <c>containers</c> stands for init and ephemeral containers, too.
/// </remarks>
public abstract class Control
{
    private protected Control(string name, params ImmutableArray<Facet> facets)
    {
        Name = name;
        Facets = facets;
        Domain = ValueSet.UnionOf(facets.Select(facet => facet.Of(facet.Domain)));
    }

    /// <summary>The control's name, as in the policy's or the pod's field: <c>hostPorts</c>.</summary>
    public string Name { get; }

    /// <summary>The fields of a pod that it looks at.</summary>
    public ImmutableArray<Facet> Facets { get; }

    /// <summary>The values that mean something under this control.</summary>
    public ValueSet Domain { get; }

    /// <summary>
    /// Lists what a pod says, as Pod Security reads it: literally, place by place. A container for which neither it nor its pod says
    /// anything holds <see cref="Value.Unset"/>.
    /// </summary>
    public virtual void Read(Pod pod, List<FieldValue> held)
    {
        foreach (var facet in Facets)
            facet.ReadPod(pod, held);
        foreach (var (place, container) in Place.Containers(pod))
        {
            foreach (var facet in Facets)
                facet.ReadContainer(pod, place, container, held);
        }
    }

    // The policy's side.

    /// <summary>Lists what a pod comes down to, as a policy reads it: containers take over what their pod says.</summary>
    public virtual void ReadEffective(Pod pod, List<FieldValue> held)
    {
        foreach (var facet in Facets)
            facet.ReadPodEffective(pod, held);
        foreach (var (place, container) in Place.Containers(pod))
        {
            foreach (var facet in Facets)
                facet.ReadContainerEffective(pod, place, container, held);
        }
    }

    /// <summary>The values that the policy's validation accepts, which runs after its defaulting.</summary>
    public virtual ValueSet Admitted(PodSecurityPolicy policy) => ValueSet.All;

    /// <summary>The value that the policy puts where nothing is set; unset when it puts none.</summary>
    public virtual Value Filled(PodSecurityPolicy policy) => Value.Unset;

    /// <summary>The pod after the policy's defaulting; the same object when nothing changes.</summary>
    public virtual Pod Fill(PodSecurityPolicy policy, Pod pod) => Filled(policy) is { IsUnset: false } value ? FacetOf(value).Fill(pod, Plain(value)) : pod;

    /// <summary>Whether the policy's validation looks at a held value, and accepts it.</summary>
    public virtual bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) => admitted.Contains(held.Value);

    /// <summary>Why the policy refuses a held value, in the plugin's words.</summary>
    public virtual Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => default;

    /// <summary>Why the policy refuses what a pod holds, in the plugin's order; empty when it doesn't.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="admitted">What it admits.</param>
    /// <param name="held">What the pod comes down to.</param>
    public virtual IEnumerable<Refusal> Refusals(PodSecurityPolicy policy, ValueSet admitted, IEnumerable<FieldValue> held) =>
        held.Where(value => !Admits(policy, admitted, value)).Select(value => Refuse(policy, value));

    /// <summary>Where in the policy the rule about these values stands, or would stand.</summary>
    public virtual ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", Name];

    /// <summary>The parts of the domain that policies rule on in different fields: each is a rule of its own.</summary>
    public virtual ImmutableArray<ValueSet> Rules => [Domain];

    /// <summary>Why the policy refuses values that its own field admits, or has no field for; null when its field says so.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="refused">Values that it refuses.</param>
    public virtual string? Because(PodSecurityPolicy policy, ValueSet refused) => null;

    /// <summary>False when the policy has no rule here, so that whatever it admits was left open rather than granted.</summary>
    public virtual bool HasRule(PodSecurityPolicy policy) => true;

    /// <summary>The values that a policy admits in pods as they are submitted, that is before it fills anything in.</summary>
    public ValueSet Submitted(PodSecurityPolicy policy)
    {
        var admitted = Admitted(policy) & Domain;
        var filled = Filled(policy);
        if (filled.IsUnset)
            return admitted;
        var unset = Domain & ValueSet.Of(FacetOf(filled).Unset);
        return admitted.Contains(filled) ? admitted | unset : admitted - unset;
    }

    /// <summary>Other spellings of a value that do the same under this policy, in order of preference.</summary>
    public virtual IEnumerable<Respelling> Respellings(PodSecurityPolicy policy) => [];

    // What manifests have to say for themselves.

    /// <summary>The pod with what a policy filled in said as manifests say it for servers of a version.</summary>
    /// <param name="written">The pod before the policy's defaulting.</param>
    /// <param name="filled">The pod after it.</param>
    public virtual Pod MakeExplicit(Pod written, Pod filled, KubernetesVersion version) => filled;

    /// <summary>The pod with one held value, which a level refuses, said in another way that does the same for this very pod.</summary>
    /// <param name="policy">The policy that admits the pod; null when none does.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="held">The value.</param>
    /// <param name="at">The level that refuses it.</param>
    /// <returns>The same object when there is no such way.</returns>
    public virtual Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at) => pod;

    /// <summary>Under which condition <see cref="Restate"/> changes nothing of what the pod does by restating a value; null when always.</summary>
    public virtual string? RestateCondition(in FieldValue held) => null;

    /// <summary>What to change in a policy so that it admits a value that it refuses, without refusing what it admitted so far.</summary>
    public virtual string Loosen(PodSecurityPolicy policy, Value value) =>
        $"let {string.Join('.', Field(policy, ValueSet.Of(value)))} of policy {policy.Name} admit {Say(value)}";

    // The standards' side.

    /// <summary>Upstream's checks; empty when no level has an opinion.</summary>
    public virtual ImmutableArray<Check> Checks => [];

    /// <summary>The values that a level allows at a version in pods that no check passes over.</summary>
    public ValueSet Allowed(LevelVersion at) => Allowed(at, Exempt.None);

    /// <summary>The values that a level allows at a version in pods that are exempt in the given way.</summary>
    public ValueSet Allowed(LevelVersion at, Exempt pods)
    {
        var allowed = Domain;
        foreach (var check in ActiveChecks(at))
        {
            var revision = check.At(at.Version)!;
            if ((revision.Except & pods) == Exempt.None)
                allowed &= revision.Allowed;
        }

        return allowed;
    }

    /// <summary>The checks of this control that a level runs at a version.</summary>
    public IEnumerable<Check> ActiveChecks(LevelVersion at)
    {
        foreach (var check in Checks)
        {
            if (check.Level > at.Level || check.At(at.Version) is null)
                continue;
            var replaced = at.Level == Level.Restricted && Checks.Any(other =>
                string.Equals(other.Replaces, check.Id, StringComparison.Ordinal) && other.At(at.Version) is not null);
            if (!replaced)
                yield return check;
        }
    }

    // Words and examples.

    /// <summary>Values that came after PodSecurityPolicy, so that no API server can be asked what both sides say of them.</summary>
    public virtual ValueSet NewerThanPolicies => ValueSet.None;

    /// <summary>The control, under another of whose values this one matters: host paths under the volume type hostPath.</summary>
    public virtual (Control Control, Value Value)? Parent => null;

    /// <summary>A pod that holds <paramref name="value"/> and is otherwise as it was.</summary>
    public virtual Pod With(Pod pod, Value value) => FacetOf(value).With(pod, Plain(value));

    /// <summary>Values to prefer in examples; all of them are valid in the API.</summary>
    public virtual IEnumerable<Value> Samples => [Value.Unset, Value.False, Value.True];

    /// <summary>Whether the API server takes a pod that holds a value of the domain, apart from what policies and levels say.</summary>
    public virtual bool IsValid(Value value) => value.AsText?.Contains('\0', StringComparison.Ordinal) != true;

    /// <summary>A member of a set that is valid in the API: a sample if one is in it, else the plainest that can be made; null when there is none.</summary>
    public Value? Example(ValueSet values) => ValidExample.Of(this, values);

    /// <summary>The word for one value.</summary>
    public virtual string Say(Value value) => value.ToString();

    /// <summary>What the policy fills in, in words; null when it fills in nothing.</summary>
    public virtual string? SayFilled(PodSecurityPolicy policy) => Filled(policy) is { IsUnset: false } filled ? Say(filled) : null;

    /// <summary>What the policy fills in, field by field; what <see cref="SayFilled"/> says is all of it.</summary>
    public virtual IEnumerable<Filling> Fillings(PodSecurityPolicy policy) =>
        SayFilled(policy) is { } filled ? [new(filled, Field(policy, ValueSet.Of(Value.Unset)))] : [];

    /// <summary>What one value of many is called: <c>every type but hostPath</c>.</summary>
    public virtual string Noun => "value";

    /// <summary>What to write into a pod to hold a value, as a field of a security context: <c>allowPrivilegeEscalation: false</c>.</summary>
    public virtual string Write(Value value) => FacetOf(value).Write(Plain(value));

    /// <summary>The words for a set of values.</summary>
    public string Say(ValueSet values) => Words(values).ToString();

    /// <summary>The words for a set of values, item by item.</summary>
    public virtual SetWords Words(ValueSet values) => ValueSetText.Describe(values, Domain, Say, Noun);

    /// <summary>The facet that a value is of.</summary>
    internal Facet FacetOf(Value value) => Facets[value.Facet];

    private static Value Plain(Value value) => value.At(0);

    /// <summary>What a pod holds, as a list.</summary>
    public List<FieldValue> Read(Pod pod)
    {
        var held = new List<FieldValue>();
        Read(pod, held);
        return held;
    }
}

/// <summary>One reason of the plugin for refusing a pod.</summary>
/// <param name="Field">The field's path as the plugin prints it.</param>
/// <param name="Problem"><c>Invalid value: …</c> or <c>Forbidden</c>, as the plugin prints it.</param>
/// <param name="Reason">The plugin's own reason.</param>
public readonly record struct Refusal(string Field, string Problem, string Reason)
{
    public static Refusal Invalid(string field, string value, string reason) => new(field, $"Invalid value: {value}", reason);

    public static Refusal Forbidden(string field, string reason) => new(field, "Forbidden", reason);

    public override string ToString() => Reason.Length == 0 ? $"{Field}: {Problem}" : $"{Field}: {Problem}: {Reason}";
}

/// <summary>Something that a policy fills in where a pod says nothing.</summary>
/// <param name="Words">What.</param>
/// <param name="Field">The field of the policy that says so.</param>
public readonly record struct Filling(string Words, ImmutableArray<string> Field);

/// <summary>A way to spell the same thing differently.</summary>
/// <param name="From">The values in question.</param>
/// <param name="To">What to write instead; <see cref="Value.Unset"/> says: leave it out.</param>
/// <param name="Condition">When the two are really the same; null when always.</param>
/// <param name="AfterPolicy">The policy itself doesn't admit the other way: pods can take it once the policy is changed or gone.</param>
public sealed record Respelling(ValueSet From, Value To, string? Condition = null, bool AfterPolicy = false);
