namespace PspMigrate.Controls;

/// <summary>The groups that a pod's processes have besides their own.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.supplementalGroups[*]
/// Pod Security Standards: no opinion
/// PodSecurityPolicy, supplementalGroups:
///   RunAsAny            anything
///   MustRunAs           in the ranges; where there is no list the first range's lower end is filled in, an empty list is refused
///   MayRunAs            undefined, empty, in the ranges
/// </code>
/// The empty list: facts/pod-security-policy.md, 31.
/// The value <c>[]</c> is the explicit empty list.
/// </remarks>
internal sealed class SupplementalGroups() : GroupControl("supplementalGroups", policy => policy.SupplementalGroups, new GroupList { Item = "gid" })
{
    internal const string EmptyList = "[]";

    private static readonly ValueSet None = ValueSet.Of(Value.Unset, EmptyList);

    protected override ValueSet NoGroup => None;

    public override IEnumerable<Value> Samples => [Value.Unset, 1000L, 0L, EmptyList];

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held) => held.Value.AsNumber is { } group
        ? Refusal.Invalid(held.Path, held.AsWritten, $"group {group} {Ranges(policy)}")
        : Refusal.Invalid(held.Path, "[]int64{}", "unable to validate empty groups against required ranges");

    public override string Say(Value value) => value == EmptyList ? "an empty list" : base.Say(value);

    /// <summary>Every group of the list, and whether there is a list.</summary>
    private sealed class GroupList() : Facet("securityContext.supplementalGroups", None | IdRules.Ids)
    {
        internal override void ReadPod(Pod pod, List<FieldValue> held, bool isEffective)
        {
            var groups = pod.SecurityContext?.SupplementalGroups ?? default;
            if (groups.IsDefaultOrEmpty)
            {
                held.Add(new(groups.IsDefault ? Value.Unset : EmptyList, Place.Pod, Path));
                return;
            }

            // The plugin's text quotes the whole list (group/mustrunas.go Validate @v1.20.2).
            var written = $"[]int64{{{string.Join(", ", groups)}}}";
            foreach (var group in groups)
                held.Add(new(group, Place.Pod, Path, Text: written));
        }

        internal override Pod Fill(Pod pod, Value value) => (pod.SecurityContext?.SupplementalGroups ?? default).IsDefault ? With(pod, value) : pod;

        internal override Pod With(Pod pod, Value value) => pod.OwnContext(context => context with
        {
            SupplementalGroups = value.AsNumber is { } group ? [group] : value.IsUnset ? default : [],
        });
    }
}
