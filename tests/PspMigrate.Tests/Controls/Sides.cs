using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

/// <summary>What either side makes of one control alone.</summary>
internal static class Sides
{
    /// <summary>What the checks of a control say of a pod at a level, as <c>reason (detail)</c>; empty when it passes.</summary>
    public static string Says(this Control control, Pod pod, string at)
    {
        var level = Given.At(at);
        var words = control.ActiveChecks(level)
            .Select(active => (active.Check, Violations: active.Violations(pod, control.Read(pod))))
            .Where(item => item.Violations.Count > 0)
            .Select(item => item.Check.Word(item.Violations))
            .Select(word => $"{word.Reason} ({word.Detail})");
        return string.Join(", ", words);
    }

    /// <summary>Whether the checks of a control let a pod pass at a level.</summary>
    public static bool Passes(this Control control, Pod pod, string at) => control.Says(pod, at).Length == 0;

    /// <summary>The minor versions at which a check changes what it allows, or whom it passes over.</summary>
    public static IEnumerable<int> Changes(this Check check) =>
        check.Revisions.Select(revision => revision.Since).Union(check.Exempt.Select(exemption => exemption.Since));

    /// <summary>Why the policy refuses the pod by this control, after its defaulting; empty when it doesn't.</summary>
    public static string Refuses(this Control control, PodSecurityPolicy policy, Pod pod)
    {
        var held = new List<FieldValue>();
        control.ReadEffective(new(control.Fill(policy, pod)), held);
        var admitted = control.Admitted(policy);
        var refused = held.Where(value => !control.Admits(policy, admitted, value)).Select(value => control.Refuse(policy, value).ToString());
        return string.Join("; ", refused);
    }

    /// <summary>Whether the policy admits the pod by this control, after its defaulting.</summary>
    public static bool Takes(this Control control, PodSecurityPolicy policy, Pod pod) => control.Refuses(policy, pod).Length == 0;

    /// <summary>
    /// The findings of a control in bare values: <c>lost: true</c>, <c>granted: hostPath</c>, <c>open: spc_t</c>,
    /// <c>respell: unset → false</c>, <c>default: drop ALL</c>.
    /// </summary>
    public static IEnumerable<string> Compare(this Control control, PodSecurityPolicy policy, string at) =>
        Comparer.Compare(policy, Given.At(at)).Findings
            .Where(finding => finding.Control.GetType() == control.GetType())
            .Select(finding => finding.Kind switch
            {
                FindingKind.Lost => $"lost: {Bare(finding)}{(finding.Exemption is { } pods ? $" with {pods.Field}" : "")}",
                FindingKind.Tightened => $"{(finding.Granted ? "granted" : "open")}: {Bare(finding)}",
                FindingKind.Respell => $"respell: {Bare(finding)} → {finding.Instead}",
                _ => $"default: {finding.FilledIn}",
            });

    private static string Bare(Finding finding)
    {
        var facets = finding.Control.Facets;
        return string.Join(", ", facets.Where(facet => !finding.Values.Of(facet).IsEmpty).Select(facet =>
            facets.Length > 1 && finding.Values.Of(facet).Equals(facet.Domain)
                ? facet.Name
                : ValueSetText.Describe(finding.Values.Of(facet), facet.Domain, value => value.ToString(), finding.Control.Noun).ToString()));
    }

    /// <summary>A value of the facet of a name.</summary>
    public static Value Of(this Control control, string facet, Value value) =>
        control.Facets.Single(known => string.Equals(known.Name, facet, StringComparison.Ordinal)).Of(value);
}
