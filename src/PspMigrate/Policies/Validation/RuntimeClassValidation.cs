namespace PspMigrate.Policies.Validation;

/// <summary>Names of runtime classes.</summary>
internal static class RuntimeClassValidation
{
    private const string Allowed = "spec.runtimeClass.allowedRuntimeClassNames";
    private const string Default = "spec.runtimeClass.defaultRuntimeClassName";

    public static void Check(PodSecurityPolicy policy, Problems problems)
    {
        if (policy.RuntimeClass is not { } rule)
            return;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rule.AllowedNames.Length; i++)
        {
            var name = rule.AllowedNames[i];
            if (name is not "*")
                problems.Invalid($"{Allowed}[{i}]", name, NameRules.Subdomain(name));
            if (!seen.Add(name))
                problems.Add($"{Allowed}[{i}]", $"Duplicate value: {UpstreamWords.GoQuoted(name)}");
        }

        if (rule.DefaultName is { } byDefault)
        {
            problems.Invalid(Default, byDefault, NameRules.Subdomain(byDefault));
            if (!seen.Contains(byDefault) && !seen.Contains("*"))
                problems.Add(Allowed, $"Required value: default {UpstreamWords.GoQuoted(byDefault)} must be allowed");
        }

        if (seen.Contains("*") && rule.AllowedNames.Length > 1)
        {
            problems.Add(
                Allowed,
                $"Invalid value: {Problems.List("string", rule.AllowedNames)}:"
                + " if '*' is present, must not specify other RuntimeClass names");
        }
    }
}
