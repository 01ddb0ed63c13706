namespace PspMigrate.Policies.Validation;

/// <summary>The seccomp and AppArmor annotations: lists split at every comma, nothing trimmed.</summary>
internal static class ProfileValidation
{
    private const string AppArmor = "apparmor.security.beta.kubernetes.io/";
    private const string Seccomp = "seccomp.security.alpha.kubernetes.io/";
    private const string Default = "defaultProfileName";
    private const string Allowed = "allowedProfileNames";

    public static void Check(PodSecurityPolicy policy, Problems problems)
    {
        CheckAppArmor(policy, problems);
        CheckSeccomp(policy, problems);
    }

    private static void CheckAppArmor(PodSecurityPolicy policy, Problems problems)
    {
        if (Value(policy, AppArmor + Default) is { } byDefault && !IsAppArmorProfile(byDefault))
            problems.AddAnnotation(AppArmor + Default, AppArmorText(byDefault, byDefault));

        if (Value(policy, AppArmor + Allowed) is { } allowed)
        {
            foreach (var profile in allowed.Split(',').Where(profile => !IsAppArmorProfile(profile)))
                problems.AddAnnotation(AppArmor + Allowed, AppArmorText(allowed, profile));
        }
    }

    private static void CheckSeccomp(PodSecurityPolicy policy, Problems problems)
    {
        if (Value(policy, Seccomp + Default) is { } byDefault)
            CheckSeccompProfile(problems, Seccomp + Default, byDefault);

        if (Value(policy, Seccomp + Allowed) is { } allowed)
        {
            foreach (var profile in allowed.Split(',').Where(profile => profile is not "*"))
                CheckSeccompProfile(problems, Seccomp + Allowed, profile);
        }
    }

    private static void CheckSeccompProfile(Problems problems, string key, string profile)
    {
        if (profile is "runtime/default" or "docker/default" or "unconfined")
            return;
        if (!profile.StartsWith("localhost/", StringComparison.Ordinal))
        {
            problems.AddAnnotation(key, Problems.InvalidText(profile, "must be a valid seccomp profile"));
            return;
        }

        var path = profile["localhost/".Length..];
        if (path.StartsWith('/'))
            problems.AddAnnotation(key, Problems.InvalidText(path, "must be a relative path"));
        if (VolumeValidation.GoesUp(path))
            problems.AddAnnotation(key, Problems.InvalidText(path, "must not contain '..'"));
    }

    private static bool IsAppArmorProfile(string profile) =>
        profile is "" or "runtime/default" or "unconfined" || profile.StartsWith("localhost/", StringComparison.Ordinal);

    private static string AppArmorText(string value, string profile) =>
        Problems.InvalidText(value, $"invalid AppArmor profile name: {UpstreamWords.GoQuoted(profile)}");

    /// <summary>The annotation's value; an empty one is not checked.</summary>
    private static string? Value(PodSecurityPolicy policy, string key) =>
        policy.Annotations.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
}
