using PspMigrate.Controls;
using PspMigrate.Conversion.Keeping.Clauses;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping;

/// <summary>Goes through what is lost and what was filled in, line by line, and says what keeps it, or why nothing does.</summary>
internal sealed class Ledger(Plan plan, KeepOptions options)
{
    private readonly Dictionary<string, PolicyPlan> _policies = plan.Policies.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>What is lost of the policies of a set.</summary>
    public IEnumerable<KeptRule> Rules(KeptSet set) =>
        from alternative in set.Alternatives
        from finding in _policies[alternative.Policy.Name].At(set.At.Level).Findings
        where finding.Kind == FindingKind.Lost
        from rule in Rules(set, alternative, finding)
        select rule;

    /// <summary>What the policies of a set filled in.</summary>
    public IEnumerable<KeptFilling> Fillings(KeptSet set) =>
        from alternative in set.Alternatives
        from control in KeptControls.All
        where control.Fillings(alternative.Policy).Any()
        select new KeptFilling(
            alternative.Policy.Name, set.Namespaces, control.Control, control.Control.SayFilled(alternative.Policy) ?? control.Control.Name,
            Where(alternative.Policy, control.Control), set.Obstacle ?? NotFilled);

    /// <summary>The policies for which a set has its level, where not everybody may use one of them.</summary>
    public IEnumerable<KeptNarrow> Narrow(KeptSet set)
    {
        Alternative[] widest = [.. set.Alternatives.Where(alternative => _policies[alternative.Policy.Name].LevelFor(plan.Fit) <= set.At.Level)];
        return set.Obstacle is not null || NotRefused is not null || widest.Length == set.Alternatives.Length || Array.Exists(widest, alternative => alternative.May.Who.IsEmpty)
            ? []
            : widest.Select(alternative => new KeptNarrow(set.Namespaces, set.At, alternative.Policy.Name, alternative.May.Who));
    }

    private string? NotRefused => plan.Options.Version.EffectiveMinor < KeptVersions.Validating
        ? $"{plan.Options.Version} has no ValidatingAdmissionPolicy: it came with v1.{KeptVersions.Validating}"
        : options.Parts == KeepParts.Fill ? "--parts fill leaves it out" : null;

    private string? NotFilled => plan.Options.Version.EffectiveMinor < KeptVersions.Filling
        ? $"{plan.Options.Version} has no MutatingAdmissionPolicy, which came with v1.{KeptVersions.Filling}: write it into manifests with fix"
        : options.Parts == KeepParts.Validate ? "--parts validate leaves it out" : null;

    private IEnumerable<KeptRule> Rules(KeptSet set, Alternative alternative, Finding finding)
    {
        var rule = new KeptRule(
            alternative.Policy.Name, set.Namespaces, set.At, finding.Control, finding.Values, finding.Field, finding.At, [], set.Obstacle ?? NotRefused);
        if (rule.Reason is not null)
        {
            yield return rule;
            yield break;
        }

        var unseen = finding.Control is SupplementalGroups ? finding.Values & ValueSet.Texts : ValueSet.None;
        if (!unseen.IsEmpty)
            yield return rule with { Values = unseen, Reason = "the API server drops empty lists, so that none can be told from one left out" };
        if ((finding.Values - unseen).IsEmpty)
            yield break;
        yield return rule with
        {
            Values = finding.Values - unseen,
            Clauses = [.. alternative.Clauses.Where(clause => clause.Control == Keeping(finding.Control)).Select(clause => clause.Name)],
        };
    }

    /// <summary>The API takes host processes only together with the host's network.</summary>
    private static Control Keeping(Control control) => control is HostProcess ? ControlTable.Get<HostNamespaces>() : control;

    private static Manifests.Position Where(PodSecurityPolicy policy, Control control) => policy.Where([.. control.Field(policy, ValueSet.Of(Value.Unset))]);
}
