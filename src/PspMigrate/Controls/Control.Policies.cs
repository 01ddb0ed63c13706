namespace PspMigrate.Controls;

/// <content>The policy's side: what it admits, fills in and refuses. A control that policies have no field for leaves it out.</content>
public abstract partial class Control
{
    /// <summary>The values that the policy's validation accepts, which runs after its defaulting.</summary>
    public virtual ValueSet Admitted(PodSecurityPolicy policy) => ValueSet.All;

    /// <summary>Whether policies may fill anything in; else every pod stays as it is here.</summary>
    internal virtual bool IsFilled => false;

    /// <summary>The value that the policy puts where nothing is set; unset when it puts none.</summary>
    public virtual Value Filled(PodSecurityPolicy policy) => Value.Unset;

    /// <summary>The pod after the policy's defaulting; the same object when nothing changes.</summary>
    public virtual Pod Fill(PodSecurityPolicy policy, Pod pod) => Filled(policy) is { IsUnset: false } value ? FacetOf(value).Fill(pod, Plain(value)) : pod;

    /// <summary>Whether the policy's validation looks at a held value, and accepts it.</summary>
    public virtual bool Admits(PodSecurityPolicy policy, ValueSet admitted, in FieldValue held) => admitted.Contains(held.Value);

    /// <summary>Why the policy refuses a held value, in the plugin's words.</summary>
    public virtual Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => default;

    /// <summary>Why the policy refuses what a pod holds, in the plugin's order; empty when it doesn't.</summary>
    /// <param name="held">What the pod comes down to.</param>
    public virtual IEnumerable<Refusal> Refusals(PodSecurityPolicy policy, ValueSet admitted, IEnumerable<FieldValue> held) =>
        held.Where(value => !Admits(policy, admitted, value)).Select(value => Refuse(policy, value));

    /// <summary>Where in the policy the rule about these values stands, or would stand.</summary>
    public virtual ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec"];

    /// <summary>The parts of the domain that policies rule on in different fields: each is a rule of its own.</summary>
    public virtual ImmutableArray<ValueSet> Rules => [Domain];

    /// <summary>Why the policy refuses values that its own field admits, or has no field for; null when its field says so.</summary>
    public virtual string? Because(PodSecurityPolicy policy, ValueSet refused) => null;

    /// <summary>False when the policy has no rule here, so that whatever it admits was left open rather than granted.</summary>
    public virtual bool HasRule(PodSecurityPolicy policy) => false;

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

    /// <summary>The pod with what a policy filled in said as manifests say it for servers of a version.</summary>
    /// <param name="written">The pod before the policy's defaulting.</param>
    /// <param name="filled">The pod after it.</param>
    public virtual Pod MakeExplicit(Pod written, Pod filled, KubernetesVersion version) => filled;

    /// <summary>The pod with one held value, which a level refuses, said in another way that does the same for this very pod.</summary>
    /// <param name="policy">The policy that admits the pod; null when none does.</param>
    /// <param name="at">The level that refuses it.</param>
    /// <returns>The same object when there is no such way.</returns>
    public virtual Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at) => pod;

    /// <summary>Under which condition <see cref="Restate"/> changes nothing of what the pod does by restating a value; null when always.</summary>
    public virtual string? RestateCondition(in FieldValue held) => null;

    /// <summary>What to change in a policy so that it admits a value that it refuses, without refusing what it admitted so far.</summary>
    public virtual string Loosen(PodSecurityPolicy policy, Value value) =>
        $"let {string.Join('.', Field(policy, ValueSet.Of(value)))} of policy {policy.Name} admit {Say(value)}";

    /// <summary>What the policy fills in, in words; null when it fills in nothing.</summary>
    public virtual string? SayFilled(PodSecurityPolicy policy) => Filled(policy) is { IsUnset: false } filled ? Say(filled) : null;

    /// <summary>What the policy fills in, field by field; what <see cref="SayFilled"/> says is all of it.</summary>
    public virtual IEnumerable<Filling> Fillings(PodSecurityPolicy policy) =>
        SayFilled(policy) is { } filled ? [new(filled, Field(policy, ValueSet.Of(Value.Unset)))] : [];
}
