using PspMigrate.Conversion.Keeping.Clauses;

namespace PspMigrate.Conversion.Keeping;

/// <summary>Goes through what is lost and what was filled in, line by line, and says what keeps it, or why nothing does.</summary>
internal sealed class Ledger(Plan plan, KeepOptions options)
{
    private readonly Dictionary<string, PolicyPlan> _policies = plan.Policies.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>What is lost of the policies of a set.</summary>
    public IEnumerable<KeptRule> Rules(KeptSet set, Covering covering) =>
        from alternative in set.Alternatives
        let coverer = covering.Coverer(alternative)
        from finding in _policies[alternative.Policy.Name].At(set.Compared).Findings
        where finding.Kind == FindingKind.Lost
        from rule in Rules(set, alternative, coverer, finding)
        select rule;

    /// <summary>What the policies of a set filled in.</summary>
    public IEnumerable<KeptFilling> Fillings(KeptSet set, Covering covering) =>
        from alternative in set.Alternatives
        let chosen = covering.Chosen(alternative)?.Policy.Name
        from control in KeptControls.All
        where control.Fillings(alternative.Policy).Any()
        select new KeptFilling(
            alternative.Policy.Name, set.Namespaces, control.Control, control.Control.SayFilled(alternative.Policy) ?? control.Control.Name,
            Where(alternative.Policy, control.Control), chosen is null ? set.Obstacle ?? NotFilled : null)
        { Instead = chosen };

    /// <summary>The policies for which a set has its level, where not everybody may use one of them.</summary>
    public IEnumerable<KeptNarrow> Narrow(KeptSet set)
    {
        Alternative[] widest = [.. set.Alternatives.Where(alternative => _policies[alternative.Policy.Name].LevelFor(plan.Fit) <= set.At.Level)];
        return set.Obstacle is not null
            || NotRefused is not null
            || widest.Length == set.Alternatives.Length
            || Array.Exists(widest, alternative => alternative.May.Holders.Names.IsEmpty)
            ? []
            : widest.Select(alternative => new KeptNarrow(set.Namespaces, set.At, alternative.Policy.Name, alternative.May.Holders.Names));
    }

    private string? NotRefused => plan.Options.Version.EffectiveMinor < AdmissionVersions.Validating
        ? $"{plan.Options.Version} has no ValidatingAdmissionPolicy: it came with v1.{AdmissionVersions.Validating}"
        : options.Parts == KeepParts.Fill ? "--parts fill leaves it out" : null;

    private string? NotFilled => plan.Options.Version.EffectiveMinor < AdmissionVersions.Filling
        ? $"{plan.Options.Version} has no MutatingAdmissionPolicy, which came with v1.{AdmissionVersions.Filling}: write it into manifests with fix"
        : options.Parts == KeepParts.Validate ? "--parts validate leaves it out" : null;

    private IEnumerable<KeptRule> Rules(KeptSet set, Alternative alternative, Alternative? coverer, Finding finding)
    {
        var rule = new KeptRule(
            alternative.Policy.Name, set.Namespaces, set.Compared, finding.Control, finding.Values, finding.Field, finding.At, [], set.Obstacle ?? NotRefused);
        if (rule.Reason is not null)
            return [rule];
        var control = Keeping(finding.Control);
        var decides = coverer ?? alternative;
        Clause[] clauses = [.. decides.Clauses.Where(clause => clause.Control == control)];
        // Of what a policy refused that another one decides for, only what that refuses, too, was kept out.
        var refused = coverer is null ? finding.Values : finding.Values - finding.Control.Submitted(coverer.Policy);
        var unseen = finding.Control is SupplementalGroups ? refused & ValueSet.Texts : ValueSet.None;
        var kept = coverer is not null && clauses.Length == 0 ? ValueSet.None : refused - unseen;
        KeptRule[] rules =
        [
            rule with { Values = unseen, Reason = "the API server drops empty lists, so that none can be told from one left out" },
            rule with { Values = kept, Clauses = [.. clauses.Select(clause => clause.Name)] },
            rule with { Values = finding.Values - unseen - kept, AdmittedBy = decides.Policy.Name },
        ];
        return rules.Where(each => !each.Values.IsEmpty);
    }

    /// <summary>The API takes host processes only together with the host's network.</summary>
    private static Control Keeping(Control control) => control is HostProcess ? ControlTable.Get<HostNamespaces>() : control;

    private static Manifests.Position Where(PodSecurityPolicy policy, Control control) => policy.Where([.. control.Field(policy, ValueSet.Of(Value.Unset))]);
}
