namespace PspMigrate.Controls;

/// <summary>Names of seccomp and AppArmor profiles, as annotations spell them, and as fields do.</summary>
/// <remarks>pkg/api/pod/util.go SeccompAnnotationForField and seccompFieldForAnnotation @v1.20.2.</remarks>
internal static class Profiles
{
    public const string RuntimeDefault = "runtime/default";
    public const string Unconfined = "unconfined";
    public const string Localhost = "localhost/";

    private const string DockerDefault = "docker/default";

    /// <summary>Any profile that a level could allow: the runtime's own, or one on the node.</summary>
    public static ValueSet Confined { get; } = ValueSet.Of(RuntimeDefault) | ValueSet.StartingWith(Localhost);

    /// <summary>Every name that the API accepts, and unset.</summary>
    public static ValueSet Domain { get; } = Confined | ValueSet.Of(Value.Unset, Unconfined);

    public static IEnumerable<Value> Samples => [RuntimeDefault, Unconfined, Localhost + "profile.json", Value.Unset];

    /// <summary>Whether the API takes the name: a profile on the node is a path below the kubelet's directory.</summary>
    /// <remarks>pkg/apis/core/validation/validation.go ValidateSeccompProfile, validateLocalDescendingPath @v1.20.2.</remarks>
    public static bool IsValid(Value value) => value.AsText is not { } name || !name.StartsWith(Localhost, StringComparison.Ordinal)
        || (name[Localhost.Length..] is [not '/', ..] path && StaysBelow(path));

    /// <summary>Whether the text is a path of which no part is <c>..</c>.</summary>
    public static bool StaysBelow(string path) =>
        path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal) && !path.Split('/').Contains("..", StringComparer.Ordinal);

    /// <summary>The annotation's spelling of a field. Types that the API doesn't know keep a spelling of their own.</summary>
    public static string Name(ProfileField field) => field.Type switch
    {
        "RuntimeDefault" => RuntimeDefault,
        "Unconfined" => Unconfined,
        "Localhost" => Localhost + field.LocalhostProfile,
        var other => "type:" + other,
    };

    /// <summary>The annotation that the API server writes for a field; null for a type that it doesn't know, or a profile without a name.</summary>
    public static string? AnnotationFor(ProfileField field) => field switch
    {
        { Type: "Localhost", LocalhostProfile: null } => null,
        { Type: "RuntimeDefault" or "Unconfined" or "Localhost" } => Name(field),
        _ => null,
    };

    /// <summary>The field's spelling of an annotation; null for an unknown name.</summary>
    public static ProfileField? Field(string name) => Canonical(name) switch
    {
        RuntimeDefault => new("RuntimeDefault"),
        Unconfined => new("Unconfined"),
        var other when other.StartsWith(Localhost, StringComparison.Ordinal) && other.Length > Localhost.Length => new("Localhost", other[Localhost.Length..]),
        _ => null,
    };

    /// <summary>A profile as a field of a security context: <c>seccompProfile: {type: RuntimeDefault}</c>.</summary>
    public static string Write(string field, Value value) => value.AsText is not { } name || Field(name) is not { } profile
        ? $"{field}: {value}"
        : profile.LocalhostProfile is { } path ? $"{field}: {{type: Localhost, localhostProfile: {path}}}" : $"{field}: {{type: {profile.Type}}}";

    /// <summary>docker/default and runtime/default stand for each other (facts/pod-security-policy.md, 20).</summary>
    public static string Canonical(string name) => name is DockerDefault ? RuntimeDefault : name;
}
