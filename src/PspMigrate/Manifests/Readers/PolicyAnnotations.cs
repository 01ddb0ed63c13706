namespace PspMigrate.Manifests.Readers;

/// <summary>Finds seccomp and AppArmor annotations that a PodSecurityPolicy doesn't know: silently they change everything.</summary>
/// <remarks>facts/pod-security-policy.md, 19: no seccomp annotation means that no profile may be set; misspelt keys are accepted.</remarks>
internal static class PolicyAnnotations
{
    private static readonly string[] Known =
    [
        "seccomp.security.alpha.kubernetes.io/allowedProfileNames",
        "seccomp.security.alpha.kubernetes.io/defaultProfileName",
        "apparmor.security.beta.kubernetes.io/allowedProfileNames",
        "apparmor.security.beta.kubernetes.io/defaultProfileName",
    ];

    public static void Check(Fields? metadata, List<Diagnostic> diagnostics)
    {
        if (metadata?.Map["annotations"] is not MapNode annotations)
            return;
        foreach (var entry in annotations.Entries)
        {
            if (Known.Contains(entry.Key, StringComparer.Ordinal))
            {
                if (entry.Value is ScalarNode value && Templates.Find(value) is { } template)
                    diagnostics.Add(template);
                continue;
            }

            var nearest = Suggestions.Nearest(entry.Key, Known);
            if (nearest is null && !IsProfileKey(entry.Key))
                continue;
            diagnostics.Add(new Diagnostic(
                Severity.Warning,
                $"the annotation {Quote.Name(entry.Key)} has no effect on a policy",
                entry.KeyAt,
                nearest is null ? null : $"did you mean {nearest}?"));
        }
    }

    private static bool IsProfileKey(string key) =>
        key.StartsWith("seccomp.security.", StringComparison.Ordinal) || key.StartsWith("apparmor.security.", StringComparison.Ordinal);
}
