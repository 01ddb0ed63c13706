namespace PspMigrate.Conversion;

/// <summary>Computes the differences between policies and levels as differences of value sets.</summary>
public static class Comparer
{
    /// <summary>Compares a policy with a level, control by control.</summary>
    /// <param name="policy">A valid policy that the plugin doesn't drop.</param>
    public static Comparison Compare(PodSecurityPolicy policy, LevelVersion at) =>
        new(policy, at, [.. ControlTable.All.SelectMany(control => new Difference(control, policy, at).Findings())]);

    /// <summary>One control's part.</summary>
    private sealed class Difference(Control control, PodSecurityPolicy policy, LevelVersion at)
    {
        private readonly ValueSet _submitted = control.Submitted(policy);
        private readonly ValueSet _allowed = control.Allowed(at);
        private readonly Value _unset = control.FacetOf(control.Filled(policy)).Unset;

        public IEnumerable<Finding> Findings()
        {
            if (control.Parent is { } parent
                && !(parent.Control.Submitted(policy) & parent.Control.Allowed(at)).Contains(parent.Value))
            {
                return [];
            }

            return [.. Lost().Concat(Refused()).SelectMany(ByRule), .. Defaults()];
        }

        /// <summary>A difference about two rules of the policy is two, each with its own field.</summary>
        private IEnumerable<Finding> ByRule(Finding finding) => control.Rules.Length == 1
            ? [finding]
            : control.Rules.Select(rule => rule & finding.Values).Where(values => !values.IsEmpty)
                .Select(values => finding.Values.Equals(values) ? finding : Make(finding.Kind, values) with
                {
                    Granted = finding.Granted,
                    Instead = finding.Instead,
                    Condition = finding.Condition,
                    FilledIn = finding.FilledIn,
                    Exemption = finding.Exemption,
                });

        private IEnumerable<Finding> Lost()
        {
            var lost = _allowed - _submitted;
            if (!lost.IsEmpty)
                yield return Make(FindingKind.Lost, lost);
            foreach (var exemption in Exemption.All.Where(exemption => exemption.Make is not null))
            {
                var inExemptPods = control.Allowed(at, exemption) - _submitted - lost;
                if (!inExemptPods.IsEmpty)
                    yield return Make(FindingKind.Lost, inExemptPods) with { Exemption = exemption, Condition = $"in pods with {exemption.Field}" };
            }
        }

        private IEnumerable<Finding> Refused()
        {
            var refused = _submitted - _allowed;
            var filled = control.Filled(policy);
            // No way where nothing is filled in: a level that refuses unset doesn't allow it either.
            var spellOut = new Respelling(ValueSet.Of(_unset), filled);
            foreach (var way in control.Respellings(policy).Prepend(spellOut))
            {
                var respelled = refused & way.From;
                if (respelled.IsEmpty || !(way.AfterPolicy || _submitted.Contains(way.To)) || !_allowed.Contains(way.To))
                    continue;
                refused -= respelled;
                yield return Make(FindingKind.Respell, respelled) with
                {
                    Instead = way.To,
                    Condition = way.Condition,
                    FilledIn = way == spellOut ? Filling(control.Field(policy, ValueSet.Of(_unset))) : null,
                };
            }

            if (refused.IsEmpty)
                yield break;
            var unsetPasses = !control.Domain.Contains(Value.Unset) || _allowed.Contains(Value.Unset);
            yield return Make(FindingKind.Tightened, refused) with { Granted = control.HasRule(policy) || !unsetPasses };
        }

        private IEnumerable<Finding> Defaults()
        {
            var unset = ValueSet.Of(_unset);
            var isOptional = control.Domain.Contains(_unset);
            if (isOptional && !_submitted.Contains(_unset))
                yield break;
            var needsSpelling = isOptional && !_allowed.Contains(_unset) && !control.Filled(policy).IsUnset;
            foreach (var filling in control.Fillings(policy))
            {
                if (!needsSpelling || !string.Equals(Filling(control.Field(policy, unset)), filling.Words, StringComparison.Ordinal))
                    yield return Make(FindingKind.Default, unset, filling.Field) with { FilledIn = filling.Words };
            }
        }

        /// <summary>What a field of the policy says to fill in.</summary>
        private string? Filling(ImmutableArray<string> field) => control.Fillings(policy)
            .Where(filling => filling.Field.SequenceEqual(field, StringComparer.Ordinal)).Select(filling => filling.Words).FirstOrDefault();

        private Finding Make(FindingKind kind, ValueSet values) => Make(kind, values, control.Field(policy, values));

        private Finding Make(FindingKind kind, ValueSet values, ImmutableArray<string> field) => new()
        {
            Kind = kind,
            Control = control,
            Values = values,
            PolicyAdmits = _submitted,
            LevelAllows = _allowed,
            Field = field is ["metadata", "annotations", var key] ? key : string.Join('.', field),
            At = policy.Where([.. field]),
            IsSet = policy.Source is not { } source || source.Find([.. field]) is not null,
            Because = kind == FindingKind.Lost ? control.Because(policy, values) : null,
            Checks = [.. Checks(kind, values).Select(active => active.Check.Id)],
        };

        private IEnumerable<ActiveCheck> Checks(FindingKind kind, ValueSet values) =>
            control.ActiveChecks(at).Where(check => kind is not (FindingKind.Tightened or FindingKind.Respell) || !values.IsSubsetOf(check.Allowed));
    }
}
