namespace PspMigrate.Conversion.Keeping;

/// <summary>Who may use a policy, asked of RBAC at the time of the request.</summary>
/// <remarks>
/// facts/admission-policies.md, 1 and 2: the namespace must be given, or RoleBindings don't count; a mirror pod has no service account, and asking
/// for it would be an error; an expression can pay for two checks, all together for 28, and a variable is paid once.
/// </remarks>
internal static class LiveGrants
{
    public const int Checks = 28;

    /// <summary>Who may use a policy. Costs up to two checks for each API group that grants it.</summary>
    /// <param name="groups">The API groups in which some rule grants the use of policies: <c>policy</c>, <c>extensions</c>.</param>
    public static May Of(string policy, string id, IEnumerable<string> groups)
    {
        var checks = groups.SelectMany(group => new[]
        {
            new CelVariable(
                $"account_may_{group}_{id}",
                "has(object.spec.serviceAccountName)\n&& authorizer.serviceAccount(request.namespace, object.spec.serviceAccountName)\n  ."
                    + Check(group)) { Part = CelPart.Who },
            new CelVariable($"creator_may_{group}_{id}", "authorizer." + Check(group)) { Part = CelPart.Who },
        }).ToArray();
        return new(string.Join(" || ", checks.Select(check => check.Use)), [.. checks]) { AsksRbac = true };

        string Check(string group) =>
            $"group('{group}').resource('podsecuritypolicies').name({Cel.Text(policy)}).namespace(request.namespace).check('use').allowed()";
    }
}
