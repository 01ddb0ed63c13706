namespace PspMigrate.Policies.Validation;

/// <summary>Collects the reasons why a policy is refused, worded as the API server words them.</summary>
/// <remarks>staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go @v1.20.2.</remarks>
internal sealed class Problems(PodSecurityPolicy policy)
{
    private const string Advice = "the API server refuses this policy: correct the field, or leave the policy out";

    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    public ImmutableArray<Diagnostic> ToImmutable() => _diagnostics.ToImmutable();

    /// <summary>Adds a problem whose field, as the server spells it, is also its path in the document.</summary>
    public void Add(string field, string message) => Add(field, message, field);

    /// <summary>Adds a problem that stands elsewhere than the server's name for the field says.</summary>
    /// <param name="field">The field in the server's spelling.</param>
    /// <param name="path">The path in the document: <c>spec.runAsUser.ranges[0].min</c>.</param>
    public void Add(string field, string message, string path) =>
        _diagnostics.Add(new(Severity.Error, $"{field}: {message}", policy.Where(path.Replace("]", "", StringComparison.Ordinal).Split('.', '[')), Advice));

    /// <summary>Adds a problem with an annotation, whose key holds dots.</summary>
    public void AddAnnotation(string key, string message) => _diagnostics.Add(new(
        Severity.Error, $"metadata.annotations[{key}]: {message}", policy.Where("metadata", "annotations", key), Advice));

    /// <summary>Adds a problem for each reason why a value is wrong.</summary>
    public void Invalid(string field, string value, params IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            Add(field, InvalidText(value, reason));
    }

    public void NotSupported(string field, string value, string path, IEnumerable<string> supported) => Add(
        field, $"Unsupported value: {UpstreamWords.GoQuoted(value)}: supported values: {string.Join(", ", supported.Select(UpstreamWords.GoQuoted))}", path);

    public static string InvalidText(string value, string reason) => $"Invalid value: {UpstreamWords.GoQuoted(value)}: {reason}";

    /// <summary>A string list as Go prints it.</summary>
    public static string List(string type, IEnumerable<string> items) => $"[]{type}{{{string.Join(", ", items.Select(UpstreamWords.GoQuoted))}}}";
}
