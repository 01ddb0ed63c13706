using PspMigrate.Conversion.WhatIf;

namespace PspMigrate.Cli.Verbs;

/// <summary>What if some objects were gone; the same in every verb that only answers.</summary>
internal static class WithoutOptions
{
    private static readonly Option BindingOption = new(
        "--without-binding", "NAME", "Answer as if this binding were gone; NAMESPACE/NAME or ClusterRoleBinding/NAME means one alone");
    private static readonly Option RoleOption = new("--without-role", "NAME", "Answer as if this Role or ClusterRole were gone");
    private static readonly Option PolicyOption = new("--without-policy", "NAME", "Answer as if this policy were gone");

    public static readonly OptionGroup Group = new("What if", BindingOption, RoleOption, PolicyOption);

    public static Without From(ParsedArguments values) => new()
    {
        Bindings = [.. values.All(BindingOption).Distinct(StringComparer.Ordinal)],
        Roles = [.. values.All(RoleOption).Distinct(StringComparer.Ordinal)],
        Policies = [.. values.All(PolicyOption).Distinct(StringComparer.Ordinal)],
    };
}
