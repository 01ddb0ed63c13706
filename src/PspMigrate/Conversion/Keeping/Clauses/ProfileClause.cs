namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Profiles of seccomp and AppArmor. Annotations are fields on every server that has admission policies.</summary>
/// <param name="field">The profiles that must be admitted, as the variable of their field.</param>
/// <param name="isSet">What is true where a profile is set.</param>
internal sealed class ProfileClause(ProfileControl control, CelVariable field, FillRule fill, string isSet) : KeptControl(control)
{
    /// <summary>Every name; what is left out isn't listed.</summary>
    private static readonly ValueSet Names = ValueSet.Texts - ValueSet.Of("");

    /// <summary>The name of the profile <c>p</c>.</summary>
    private const string Name =
        "p.type == 'RuntimeDefault' ? 'runtime/default'\n  : p.type == 'Unconfined' ? 'unconfined'\n"
        + "  : 'localhost/' + (has(p.localhostProfile) ? p.localhostProfile : '')";

    private readonly CelVariable _held = field with { Name = field.Name + "s" };

    /// <inheritdoc/>
    /// <remarks>Nothing for a name that no field can say.</remarks>
    public override IEnumerable<Filling> Fillings(PodSecurityPolicy policy)
    {
        if (Control.Filled(policy).AsText is not { } name || Profiles.Field(name) is not { } profile)
            yield break;
        yield return new(fill, profile.LocalhostProfile is { } path
            ? $"{{'type': 'Localhost', 'localhostProfile': {Cel.Text(path)}}}"
            : $"{{'type': {Cel.Text(profile.Type)}}}");
    }

    protected override IEnumerable<ImmutableArray<string>> FilledFields(PodSecurityPolicy policy) =>
        [["metadata", "annotations", ((ProfileControl)Control).DefaultName]];

    /// <inheritdoc/>
    /// <remarks>All profiles are admitted, and one is set where it may not be left out.</remarks>
    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var all = All(submitted);
        yield return new(Control.Name, submitted.Contains(Value.Unset) ? all : $"{isSet}\n&& {all}", submitted, Facets.PodContext, _held)
        {
            Words = Words(submitted),
        };
    }

    /// <summary>That all profiles are among those of a set.</summary>
    private string All(ValueSet admitted) => Shape.Of(admitted, Names) switch
    {
        Shape.Nothing => $"{_held.Use}.size() == 0",
        Shape.Anything => "true",
        Shape.AnyOf(var parts) when parts.All(part => part is ShapePart.One) =>
            $"{_held.Use}.all(p, {Test([.. parts.OfType<ShapePart.One>().Select(part => Field(part.Value.AsText!)).OfType<ProfileField>()])})",
        var shape => $"{_held.Use}.map(p, {Name})\n.all(name, {Cel.In("name", shape)})",
    };

    /// <summary>What profiles must be.</summary>
    private string Words(ValueSet admitted) => (admitted & Names).IsEmpty
        ? $"{field.Name} must be left out"
        : $"{field.Name} must be {(admitted.Contains(Value.Unset) ? "left out or " : "")}{ValueSetText.Describe(admitted & Names, Names, Say)}";

    /// <summary>The field that has this name; null for names that no field has.</summary>
    private static ProfileField? Field(string name) =>
        Profiles.Field(name) is { } field && string.Equals(Profiles.Name(field), name, StringComparison.Ordinal) ? field : null;

    private static string Test(ProfileField[] profiles)
    {
        string[] types = [.. profiles.Where(profile => profile.LocalhostProfile is null).Select(profile => profile.Type)];
        string[] paths = [.. profiles.Select(profile => profile.LocalhostProfile).OfType<string>()];
        var localhost = Tests("p.localhostProfile", paths).Select(test => $"has(p.localhostProfile) && {test}");
        return Cel.Or([.. Tests("p.type", types), .. localhost]) is { Length: > 0 } test ? test : "false";
    }

    private static IEnumerable<string> Tests(string field, string[] names) => names switch
    {
        [] => [],
        [var only] => [$"{field} == {Cel.Text(only)}"],
        _ => [$"{field} in {Cel.List(names)}"],
    };

    /// <summary>As fields say it today.</summary>
    private static string Say(Value name) => Profiles.Field(name.ToString()) switch
    {
        { LocalhostProfile: { } path } => $"Localhost {path}",
        { Type: var type } => type,
        null => name.ToString(),
    };
}
