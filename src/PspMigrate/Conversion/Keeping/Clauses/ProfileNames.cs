namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Profiles of seccomp and AppArmor, which are fields today and had names in annotations.</summary>
internal static class ProfileNames
{
    /// <summary>Every name; what is left out isn't listed.</summary>
    private static readonly ValueSet Names = ValueSet.Texts - ValueSet.Of("");

    /// <summary>The name of the profile <c>p</c>.</summary>
    private const string Name =
        "p.type == 'RuntimeDefault' ? 'runtime/default'\n  : p.type == 'Unconfined' ? 'unconfined'\n"
        + "  : 'localhost/' + (has(p.localhostProfile) ? p.localhostProfile : '')";

    /// <summary>That all profiles of a list are admitted, and that one is set where it may not be left out.</summary>
    /// <param name="isSet">What is true where a profile is set.</param>
    /// <param name="submitted">What the policy lets through.</param>
    public static IEnumerable<Rule> Rule(string name, string field, CelVariable list, string isSet, ValueSet submitted)
    {
        var all = All(list, submitted);
        yield return new(name, submitted.Contains(Value.Unset) ? all : $"{isSet}\n&& {all}", submitted, Facets.PodContext, list)
        {
            Words = Words(field, submitted),
        };
    }

    /// <summary>That all profiles of a list are among those of a set.</summary>
    private static string All(CelVariable list, ValueSet admitted) => Shape.Of(admitted, Names) switch
    {
        Shape.Nothing => $"{list.Use}.size() == 0",
        Shape.Anything => "true",
        Shape.AnyOf(var parts) when parts.All(part => part is ShapePart.One) =>
            $"{list.Use}.all(p, {Test([.. parts.OfType<ShapePart.One>().Select(part => Field(part.Value.AsText!)).OfType<ProfileField>()])})",
        var shape => $"{list.Use}.map(p, {Name})\n.all(name, {Cel.In("name", shape)})",
    };

    /// <summary>What profiles must be.</summary>
    private static string Words(string field, ValueSet admitted) => (admitted & Names).IsEmpty
        ? $"{field} must be left out"
        : $"{field} must be {(admitted.Contains(Value.Unset) ? "left out or " : "")}{ValueSetText.Describe(admitted & Names, Names, Say)}";

    /// <summary>A profile filled in as a field; nothing for unset, or a name that no field can say.</summary>
    public static IEnumerable<Filling> Filling(FillRule rule, Value filled)
    {
        if (filled.AsText is not { } name || Profiles.Field(name) is not { } profile)
            yield break;
        yield return new(rule, profile.LocalhostProfile is { } path
            ? $"{{'type': 'Localhost', 'localhostProfile': {Cel.Text(path)}}}"
            : $"{{'type': {Cel.Text(profile.Type)}}}");
    }

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
