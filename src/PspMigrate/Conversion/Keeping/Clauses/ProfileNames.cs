using PspMigrate.Controls;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Profiles of seccomp and AppArmor, which are fields today and had names in annotations.</summary>
internal static class ProfileNames
{
    /// <summary>The name of the profile <c>p</c>.</summary>
    public const string Name =
        "p.type == 'RuntimeDefault' ? 'runtime/default'\n  : p.type == 'Unconfined' ? 'unconfined'\n  : 'localhost/' + (has(p.localhostProfile) ? p.localhostProfile : '')";

    /// <summary>What profiles must be.</summary>
    public static string Words(string field, ValueSet submitted) => (submitted & Values.Names).IsEmpty
        ? $"{field} must be left out"
        : $"{field} must be {(submitted.Contains(Value.Unset) ? "left out, or " : "")}{ValueSetText.Describe(submitted & Values.Names, Values.Names, name => name.ToString())}";

    /// <summary>A profile filled in as a field; nothing for unset, or a name that no field can say.</summary>
    public static IEnumerable<Filling> Filling(FillRule rule, Value filled)
    {
        if (filled.AsText is not { } name || Profiles.Field(name) is not { } profile)
            yield break;
        yield return new(rule, profile.LocalhostProfile is { } path
            ? $"{{'type': 'Localhost', 'localhostProfile': {Cel.Text(path)}}}"
            : $"{{'type': {Cel.Text(profile.Type)}}}");
    }
}
