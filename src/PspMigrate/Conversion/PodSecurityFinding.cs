namespace PspMigrate.Conversion;

/// <summary>What is noteworthy about labels and configuration of Pod Security.</summary>
public enum PodSecurityFindingKind
{
    /// <summary>A label with a value that the API server doesn't understand.</summary>
    InvalidLabel,
    /// <summary>A label with the prefix of Pod Security that it doesn't read.</summary>
    UnknownLabel,
    /// <summary>A user is exempt that is a service account.</summary>
    AccountExemption,
}

/// <summary>Something noteworthy about what Pod Security is told already.</summary>
/// <param name="Message">One short sentence without a place.</param>
/// <param name="Detail">The consequence, in plain words.</param>
/// <param name="Namespace">The namespace; null for the configuration of the API server.</param>
public sealed record PodSecurityFinding(PodSecurityFindingKind Kind, string Message, string Detail, Position At, string? Namespace = null)
{
    /// <summary>What there is to say about the namespaces' labels, by name, and about the configuration.</summary>
    public static ImmutableArray<PodSecurityFinding> Of(Inventory inventory) =>
    [
        .. inventory.Namespaces.OrderBy(item => item.Name, StringComparer.Ordinal).SelectMany(OfLabels),
        .. inventory.Configuration is { } configuration ? OfExemptions(configuration) : [],
    ];

    private static IEnumerable<PodSecurityFinding> OfLabels(NamespaceObject item)
    {
        foreach (var problem in NamespacePolicy.FromLabels(item.Labels, NamespacePolicy.DefaultsOf(new())).Problems)
        {
            yield return new(
                PodSecurityFindingKind.InvalidLabel,
                $"namespace {item.Name}: {problem.Label}={problem.Value} is not valid: it {problem.Reason}",
                Meaning(problem.Label) + " No patch repeats it.",
                PlaceOf(item, problem.Label),
                item.Name);
        }

        foreach (var key in item.Labels.Keys.Where(
            key => key.StartsWith(PodSecurityLabels.Prefix, StringComparison.Ordinal) && !PodSecurityLabels.All.Contains(key, StringComparer.Ordinal)))
        {
            yield return new(
                PodSecurityFindingKind.UnknownLabel,
                $"namespace {item.Name}: Pod Security has no label {key}",
                "The API server ignores it." + (Suggestions.Nearest(key, PodSecurityLabels.All.AsSpan()) is { } meant ? $" Did you mean {meant}?" : ""),
                PlaceOf(item, key),
                item.Name);
        }
    }

    /// <remarks>facts/pod-security-admission.md, 23.</remarks>
    private static string Meaning(string label) => label switch
    {
        PodSecurityLabels.Enforce => "The API server enforces restricted there.",
        PodSecurityLabels.Audit => "The API server audits nothing there.",
        PodSecurityLabels.Warn => "The API server warns of nothing there.",
        _ => "The API server takes latest.",
    };

    /// <remarks>The user is who makes the request (facts/pod-security-admission.md, 27).</remarks>
    private static IEnumerable<PodSecurityFinding> OfExemptions(PodSecurityConfiguration configuration)
    {
        foreach (var user in configuration.ExemptUsernames)
        {
            if (user.Split(':') is not ["system", "serviceaccount", var space, var name])
                continue;
            var made = space is Controllers.Namespace ? Controllers.Workloads.GetValueOrDefault(name) : null;
            yield return new(
                PodSecurityFindingKind.AccountExemption,
                made is null ? $"exempting user {user} has no effect on pods that controllers make" : $"exempting user {user} exempts every pod of a {made}",
                made is null
                    ? "The exemption is for whoever creates a pod, not for the account that it runs as. The pods of a Deployment are created by "
                        + $"{Identity.UserOf(Controllers.Namespace, "replicaset-controller")}."
                    : "That account creates these pods in all namespaces, whatever account they run as.",
                configuration.At);
        }
    }

    private static Position PlaceOf(NamespaceObject item, string label) => item.Source?.Where("metadata", "labels", label) ?? item.At;
}
