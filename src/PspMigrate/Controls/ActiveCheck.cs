using System.Runtime.InteropServices;

namespace PspMigrate.Controls;

/// <summary>A check as it is at a version.</summary>
public sealed record ActiveCheck(Check Check, Revision Revision, ImmutableArray<Exemption> Exempt)
{
    /// <summary>The values that pass.</summary>
    public ValueSet Allowed => Revision.Allowed;

    /// <summary>The held values that fail; empty when the pod passes.</summary>
    public IReadOnlyList<FieldValue> Violations(Pod pod, List<FieldValue> held)
    {
        List<FieldValue>? violations = null;
        foreach (ref readonly var value in CollectionsMarshal.AsSpan(held))
        {
            if (Fails(value))
                (violations ??= []).Add(value);
        }

        if (violations is null || PassesOver(pod))
            return [];
        return Check.Judge is { } judge ? [.. judge([.. held.Where(value => Revision.Reads(value))], Revision)] : violations;
    }

    public bool Passes(Pod pod, List<FieldValue> held)
    {
        if (Check.Judge is not null)
            return Violations(pod, held).Count == 0;
        foreach (ref readonly var value in CollectionsMarshal.AsSpan(held))
        {
            if (Fails(value))
                return PassesOver(pod);
        }

        return true;
    }

    private bool Fails(in FieldValue value) => !Revision.Allowed.Contains(value.Value) && Revision.Reads(value);

    private bool PassesOver(Pod pod)
    {
        foreach (var exemption in Exempt)
        {
            if (exemption.Covers(pod))
                return true;
        }

        return false;
    }
}
