namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>The message of a refusal by several policies: every rule that the pod breaks, as the plugin listed them.</summary>
internal static class Refusals
{
    /// <summary>A longer message would be dropped for the fixed one (facts/admission-policies.md, Versions): names of policies have to do then.</summary>
    private const int Room = 5 * 1024;

    public static string Of(KeptSet set, ClauseVariables variables)
    {
        var clauses = set.Alternatives.SelectMany(alternative => alternative.Clauses.Select(clause => (Alternative: alternative, Clause: clause))).ToArray();
        var isLong = clauses.Sum(item => Encoding.UTF8.GetByteCount(Reason(item.Alternative, item.Clause)) + 2) > Room - 200;
        var reasons = isLong
            ? set.Alternatives.Where(alternative => !alternative.Clauses.IsEmpty)
                .Select(alternative => Part(alternative, variables.Fits(alternative)!.Use, alternative.Policy.Name))
            : clauses.Select(item => Part(item.Alternative, variables.Of(item.Alternative, item.Clause).Use, Reason(item.Alternative, item.Clause)));
        var list = string.Join(",\n  ", reasons.DefaultIfEmpty("''"));
        return $"'PodSecurityPolicy: unable to admit pod: [' + [\n  {list}\n].filter(r, r != '').join(', ') + ']'";

        // Messages can't ask RBAC: then the rules of all policies are named.
        string Part(Alternative alternative, string holds, string reason) =>
            variables.May(alternative) is { } may && !alternative.May.AsksRbac
                ? $"!{may.Use} || {holds} ? '' : {Cel.Text(reason)}"
                : $"{holds} ? '' : {Cel.Text(reason)}";
    }

    private static string Reason(Alternative alternative, Clause clause) => $"{alternative.Policy.Name}: {clause.Reason}";
}
