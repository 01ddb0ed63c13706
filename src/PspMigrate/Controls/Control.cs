namespace PspMigrate.Controls;

/// <summary>
/// One security-relevant aspect of a pod, seen by both sides: what a pod holds there, what a policy admits and fills in, and
/// what a level allows at a version. Admission, evaluation, comparison, witnesses and fixes all follow from this.
/// </summary>
/// <remarks>
/// Each control opens with its fields and what both systems allow there; <c>containers</c> stands for init and ephemeral containers, too.
/// </remarks>
public abstract partial class Control
{
    /// <summary>The facets by who may hold them: every control walks every pod.</summary>
    private readonly Facet[] _ofPods;
    private readonly Facet[] _ofContainers;

    private protected Control(string name, params ImmutableArray<Facet> facets)
    {
        Name = name;
        Facets = facets;
        Domain = ValueSet.UnionOf(facets.Select(facet => facet.Of(facet.Domain)));
        _ofPods = [.. facets.Where(facet => !facet.IsOfContainers || facet is SharedField)];
        _ofContainers = [.. facets.Where(facet => facet.IsOfContainers)];
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
    public virtual void Read(PlacedPod placed, List<FieldValue> held) => Read(placed, held, isEffective: false);

    /// <summary>Lists what a pod comes down to, as a policy reads it: containers take over what their pod says.</summary>
    public virtual void ReadEffective(PlacedPod placed, List<FieldValue> held) => Read(placed, held, isEffective: true);

    private void Read(PlacedPod placed, List<FieldValue> held, bool isEffective)
    {
        var pod = placed.Pod;
        foreach (var facet in _ofPods)
            facet.ReadPod(pod, held, isEffective);
        if (_ofContainers.Length == 0)
            return;
        foreach (ref readonly var item in placed.Containers)
        {
            foreach (var facet in _ofContainers)
                facet.ReadContainer(pod, item.Place, item.Container, held, isEffective);
        }
    }

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

    /// <summary>What to write into a pod to hold a value, as a field of a security context: <c>allowPrivilegeEscalation: false</c>.</summary>
    public virtual string Write(Value value) => FacetOf(value).Write(Plain(value));

    /// <summary>The facet that a value is of.</summary>
    internal Facet FacetOf(Value value) => Facets[value.Facet];

    private static Value Plain(Value value) => value.At(0);

    /// <summary>What a pod comes down to, as a list.</summary>
    internal List<FieldValue> ReadEffective(PlacedPod placed)
    {
        var held = new List<FieldValue>();
        ReadEffective(placed, held);
        return held;
    }

    /// <summary>What a pod holds, as a list.</summary>
    public List<FieldValue> Read(Pod pod)
    {
        var held = new List<FieldValue>();
        Read(new PlacedPod(pod), held);
        return held;
    }
}
