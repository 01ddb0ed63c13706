namespace PspMigrate.Policies;

/// <summary>The part of API validation that a policy's defaulting can break; it runs after admission and answers 422.</summary>
/// <remarks>pkg/apis/core/validation ValidateSecurityContext @v1.20.2; facts/pod-security-policy.md, 14 and 17.</remarks>
public static class ApiValidation
{
    /// <summary>Why the API refuses the pod; empty when it is fine.</summary>
    public static ImmutableArray<Refusal> Problems(Pod pod, ServerFeatures features)
    {
        var problems = ImmutableArray.CreateBuilder<Refusal>();
        for (var i = 0; i < pod.Volumes.Length && !features.GenericEphemeralVolume; i++)
        {
            if (pod.Volumes[i].Sources is ["ephemeral"])
                problems.Add(new($"spec.volumes[{i}]", "Required value", "must specify a volume type"));
        }

        foreach (var (place, container) in Place.Containers(pod))
        {
            if (container.SecurityContext is not { AllowPrivilegeEscalation: false } context)
                continue;
            var path = place.Path + ".securityContext";
            if (context.Privileged == true)
                problems.Add(Refusal.Invalid(path, "{…}", "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"));
            if (context.Capabilities is { Add.IsDefault: false } capabilities && capabilities.Add.Contains("CAP_SYS_ADMIN", StringComparer.Ordinal))
            {
                problems.Add(Refusal.Invalid(
                    path, "{…}", "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"));
            }
        }

        return problems.ToImmutable();
    }
}
