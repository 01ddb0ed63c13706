namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Capabilities that containers add, literally; drops are filled in, so no pod fails for want of them.</summary>
internal sealed class CapabilitiesClause() : KeptControl(ControlTable.Get<CapabilitiesControl>())
{
    private static readonly CelVariable Field = new("addedCapabilities",
        "variables.securityContexts.filter(s, has(s.capabilities) && has(s.capabilities.add)).map(s, s.capabilities.add)", Facets.Contexts);

    /// <summary>Every container's capabilities, for filling in.</summary>
    private static readonly CelVariable Capabilities = new("capabilities",
        "variables.places.map(p, {\n  'path': p.path,\n"
        + "  'add': has(p.context.capabilities) && has(p.context.capabilities.add) ? p.context.capabilities.add : [],\n"
        + "  'drop': has(p.context.capabilities) && has(p.context.capabilities.drop) ? p.context.capabilities.drop : []})",
        FillRules.Places);

    /// <summary>
    /// Default additions leave out what the container drops; when something changes, both lists are written anew, sorted and without duplicates.
    /// </summary>
    private static readonly FillRule Fill = new(
        "capabilities",
        [Capabilities],
        value => $"{Capabilities.Use}.exists(c, {IsChanged(value)})",
        value => Operations(IsChanged(value), $"c.add + {value}.add.filter(a, !(a in c.drop))", $"c.drop + {value}.drop"))
    {
        FillsBareContainer = "true",
    };

    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        var (add, drop) = (policy.DefaultAddCapabilities, policy.RequiredDropCapabilities);
        if (add.IsEmpty && drop.IsEmpty)
            yield break;
        yield return new(Fill, $"{{'add': dyn({Cel.List(add)}), 'drop': dyn({Cel.List(drop)})}}")
        {
            Alone = Operations(
                Cel.Or(
                [
                    .. drop.Select(name => $"!({Cel.Text(name)} in c.drop)"),
                    .. add.Select(name => $"(!({Cel.Text(name)} in c.add) && !({Cel.Text(name)} in c.drop))"),
                ]),
                add.IsEmpty ? "c.add" : $"c.add + {Cel.List(add)}.filter(a, !(a in c.drop))",
                drop.IsEmpty ? "c.drop" : $"c.drop + {Cel.List(drop)}"),
        };
    }

    /// <inheritdoc/>
    /// <remarks>Where allowPrivilegeEscalation=false is filled in, the API itself refuses CAP_SYS_ADMIN (facts/pod-security-policy.md, 17).</remarks>
    protected override ValueSet Submitted(PodSecurityPolicy policy, bool isFilled) =>
        base.Submitted(isFilled ? policy with { AllowPrivilegeEscalation = null } : policy, isFilled);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var facet = CapabilitiesControl.Add;
        if (lost.Of(facet).IsEmpty)
            yield break;
        var admitted = submitted.Of(facet) & facet.Domain;
        var shape = Shape.Of(admitted, facet.Domain);
        var each = shape is Shape.Nothing ? "names.size() == 0" : $"names.all(name, {Cel.In("name", shape)})";
        yield return new("addedCapabilities", $"{Field.Use}.all(names, {each})", facet.Of(admitted), Field)
        {
            Words = shape is Shape.Nothing
                ? "capabilities.add must be left out"
                : $"capabilities.add must be among {ValueSetText.Describe(admitted, facet.Domain, Control.Say)}",
        };
    }

    private static string Operations(string isChanged, string add, string drop) =>
        $"{Capabilities.Use}.filter(c, {isChanged}).map(c, JSONPatch{{\n  op: 'add', path: c.path + '/capabilities', value: {{\n"
        + $"    'add': {Bracketed(add)}.map(n, string(n)).distinct().sort(),\n    'drop': {Bracketed(drop)}.map(n, string(n)).distinct().sort()}}}})";

    private static string Bracketed(string list) => list.Contains('+', StringComparison.Ordinal) ? $"({list})" : list;

    private static string IsChanged(string value) =>
        $"{value}.drop.exists(d, !(d in c.drop)) || {value}.add.exists(a, !(a in c.add) && !(a in c.drop))";
}
