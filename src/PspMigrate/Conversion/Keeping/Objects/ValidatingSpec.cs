namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>The ValidatingAdmissionPolicy of a set of alternatives: a pod that keeps to none of the policies that may be used is refused.</summary>
internal static class ValidatingSpec
{
    private const string Unable = "PodSecurityPolicy: unable to admit pod: ";
    private const string MayNot = "unable to admit pod: neither its service account nor its creator may use the policy";

    public static KeptSpec Of(KeptSet set, KeepOptions options) => set.Alternatives switch
    {
        [] => Spec(options, (null, []), [Validation("false", Unable + "no policy may be used in this namespace")], []),
        [var only] => OfOne(only, options),
        _ => OfMany(set, options),
    };

    /// <summary>One policy: a validation for each clause, so that warnings name every rule that a pod breaks.</summary>
    private static KeptSpec OfOne(Alternative only, KeepOptions options)
    {
        var variables = new ClauseVariables(new([], default, [only]), options);
        var may = variables.May(only);
        var clauses = only.Clauses.Select(clause => (Clause: clause, Variable: variables.Of(only, clause), Node: Validation(
            clause.Expression, $"PodSecurityPolicy {only.Policy.Name}: unable to admit pod: {clause.Reason}"))).ToArray();
        return Spec(
            options,
            Specs.Variables([.. clauses.SelectMany(item => item.Variable.Uses), .. may is null ? [] : new[] { may }]),
            [
                .. may is null ? [] : new[] { Validation(may.Use, $"PodSecurityPolicy {only.Policy.Name}: {MayNot}") },
                .. clauses.Select(item => item.Node),
            ],
            [.. clauses.Select(item => Comment(item.Node, item.Variable.Name, item.Clause, only))]);
    }

    private static KeptSpec OfMany(KeptSet set, KeepOptions options)
    {
        var variables = new ClauseVariables(set, options);
        CelVariable[][] admits = [.. set.Alternatives.Select(variables.Admits)];
        var listed = Specs.Variables(admits.SelectMany(each => each));
        var validation = Validation(
            string.Join("\n|| ", admits.Select(each => each.Length == 1 ? each[0].Use : $"({string.Join(" && ", each.Select(variable => variable.Use))})")),
            $"{Unable}none of the policies {string.Join(", ", set.Alternatives.Select(alternative => alternative.Policy.Name))} admits it",
            Refusals.Of(set, variables));
        return Spec(options, listed, [validation], [.. Comments(set, variables, listed.List!)]);
    }

    /// <summary>Comments above the variables of clauses; one that several policies share names them all.</summary>
    internal static IEnumerable<KeptComment> Comments(KeptSet set, ClauseVariables variables, ListNode listed)
    {
        var nodes = listed.Items.Cast<MapNode>().ToDictionary(item => ((ScalarNode)item["name"]!).Text, StringComparer.Ordinal);
        var comments =
            from alternative in set.Alternatives
            from clause in alternative.Clauses
            let name = variables.Of(alternative, clause).Name
            select Comment(nodes[name], name, clause, alternative);
        return comments.GroupBy(comment => comment.Key, StringComparer.Ordinal)
            .Select(same => same.First() with { Text = string.Join('\n', same.Select(comment => comment.Text)) });
    }

    private static KeptComment Comment(Node node, string name, Clause clause, Alternative alternative) =>
        new(node, name, $"{alternative.Policy.Name}: {clause.Field}{(clause.At.IsKnown ? $" ({clause.At})" : "")}");

    private static KeptSpec Spec(
        KeepOptions options, (ListNode? List, ImmutableArray<KeptComment> Headings) variables, IEnumerable<Node> validations,
        ImmutableArray<KeptComment> comments) =>
        Specs.Validating(Specs.Constraints(options.JudgesEphemeral), variables.List, validations, [.. variables.Headings, .. comments]);

    /// <remarks>
    /// pkg/apis/admissionregistration/validation: a message has no line breaks. Names from files may have some.
    /// </remarks>
    internal static MapNode Validation(string expression, string message, string? messageExpression = null) => Tree.Map(
        ("expression", Tree.Text(expression)),
        ("message", Tree.Text(string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c)))),
        ("messageExpression", Tree.Text(messageExpression)),
        ("reason", Tree.Text("Forbidden")));
}
