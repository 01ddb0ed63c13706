namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>The MutatingAdmissionPolicy of a set of alternatives: on CREATE, what the policy fills in that PodSecurityPolicy would have chosen.</summary>
/// <remarks>
/// Everything is one mutation, so that nothing is chosen anew for a pod that is half filled in. Windows pods are left alone: the API refuses
/// these fields there. reinvocationPolicy IfNeeded: containers that webhooks add are filled in, too.
/// </remarks>
internal static class MutatingSpec
{
    private const string NotWindows = "!has(object.spec.os) || object.spec.os.name != 'windows'";

    public static KeptSpec Of(KeptSet set)
    {
        var variables = new ClauseVariables(set, new() { JudgesEphemeral = false });
        var choice = new Choice(set, variables);
        var fillings = set.Alternatives.SelectMany(alternative => alternative.Fillings)
            .DistinctBy(filling => filling.Rule.Field, StringComparer.Ordinal).ToArray();
        string[] operations = [.. Parents(fillings, choice), .. fillings.Select(choice.Operations)];
        var listed = Specs.Variables([.. choice.Variables, .. fillings.SelectMany(filling => filling.Rule.Uses), .. Places(fillings)]);
        var expression = string.Join("\n+ ", operations.Select(Bracketed));
        var mutation = Tree.Map(("patchType", Tree.Text("JSONPatch")), ("jsonPatch", Tree.Map(("expression", Tree.Text(expression)))));
        return new(
            "MutatingAdmissionPolicy",
            Tree.Map(
                ("failurePolicy", Tree.Text("Fail")),
                ("reinvocationPolicy", Tree.Text("IfNeeded")),
                ("matchConstraints", Specs.Constraints(ephemeral: false)),
                ("matchConditions", Tree.List(Specs.Named("not-windows", NotWindows))),
                ("variables", listed.List),
                ("mutations", Tree.List(mutation))),
            [
                .. listed.Headings,
                .. choice.IsTrivial || listed.List is null ? [] : ValidatingSpec.Comments(set, variables, listed.List),
                new(mutation, "mutation", string.Join('\n', set.Alternatives.SelectMany(alternative => alternative.Fillings.Select(filling =>
                    $"{alternative.Policy.Name} fills in {filling.Rule.Field}: {filling.From}")))),
            ]);
    }

    /// <summary>The security contexts that fields are put into, where there are none.</summary>
    private static IEnumerable<string> Parents(Filling[] fillings, Choice choice)
    {
        if (Array.Exists(fillings, filling => filling.Rule.IsInPodContext))
            yield return "has(object.spec.securityContext) ? [] : [JSONPatch{op: 'add', path: '/spec/securityContext', value: {}}]";
        string[] conditions = [.. fillings.Where(filling => filling.Rule.FillsBareContainer is not null).Select(filling => choice.Condition(filling))
            .Distinct(StringComparer.Ordinal)];
        if (conditions.Length == 0)
            yield break;
        var bare = $"{FillRules.Places.Use}.filter(p, p.isBare).map(p, JSONPatch{{op: 'add', path: p.path, value: {{}}}})";
        yield return conditions.Contains("true", StringComparer.Ordinal) ? bare : $"{Cel.Or(conditions)} ? {bare} : []";
    }

    private static IEnumerable<CelVariable> Places(Filling[] fillings) =>
        fillings.Any(filling => filling.Rule.FillsBareContainer is not null) ? [FillRules.Places] : [];

    private static string Bracketed(string operations) => operations.Contains("? ", StringComparison.Ordinal) ? $"({operations})" : operations;
}
