using System.Collections.Immutable;
using PspMigrate.Manifests;

namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>The ValidatingAdmissionPolicy of a set of alternatives: a pod that keeps to none of the policies that may be used is refused.</summary>
internal static class ValidatingSpec
{
    private const string Kind = "ValidatingAdmissionPolicy";

    public static KeptSpec Of(KeptSet set, KeepOptions options) => set.Alternatives switch
    {
        [] => Spec(options, [], [Validation("false", Tree.Text("PodSecurityPolicy: no policy may be used here: unable to admit pod: []")!, isExpression: false)], []),
        [{ May.Expression: null } only] => OfOne(only, options),
        _ => OfMany(set, options),
    };

    /// <summary>One policy for everybody: a validation for each clause, so that warnings name every rule that a pod breaks.</summary>
    private static KeptSpec OfOne(Alternative only, KeepOptions options)
    {
        var variables = new ClauseVariables(new([], default, [only]), options);
        var clauses = only.Clauses.Select(clause => (Clause: clause, Variable: variables.Of(only, clause), Node: Validation(
            clause.Expression, Tree.Text($"PodSecurityPolicy {only.Policy.Name}: unable to admit pod: {clause.Reason}")!, isExpression: false))).ToArray();
        return Spec(
            options, clauses.SelectMany(item => item.Variable.Uses), clauses.Select(item => item.Node),
            [.. clauses.Select(item => Comment(item.Node, item.Variable.Name, item.Clause, only))]);
    }

    private static KeptSpec OfMany(KeptSet set, KeepOptions options)
    {
        var variables = new ClauseVariables(set, options);
        CelVariable[][] admits = [.. set.Alternatives.Select(variables.Admits)];
        var listed = Specs.Variables(admits.SelectMany(each => each))!;
        var validation = Validation(
            string.Join("\n|| ", admits.Select(each => each.Length == 1 ? each[0].Use : $"({string.Join(" && ", each.Select(variable => variable.Use))})")),
            Tree.Text(Refusals.Of(set, variables))!,
            isExpression: true,
            fallback: $"PodSecurityPolicy: unable to admit pod: none of the policies {string.Join(", ", set.Alternatives.Select(alternative => alternative.Policy.Name))} admits it");
        return Spec(options, listed, [validation], [.. Comments(set, variables, listed)]);
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
            .Select(same => same.First() with { Text = string.Join("; ", same.Select(comment => comment.Text)) });
    }

    private static KeptComment Comment(Node node, string name, Clause clause, Alternative alternative) =>
        new(node, name, $"{alternative.Policy.Name}: {clause.Field}{(clause.At.IsKnown ? $" ({clause.At})" : "")}");

    private static KeptSpec Spec(KeepOptions options, IEnumerable<CelVariable> variables, IEnumerable<Node> validations, ImmutableArray<KeptComment> comments) =>
        Spec(options, Specs.Variables(variables), validations, comments);

    private static KeptSpec Spec(KeepOptions options, ListNode? variables, IEnumerable<Node> validations, ImmutableArray<KeptComment> comments) => new(
        Kind,
        Tree.Map(
            ("failurePolicy", Tree.Text("Fail")),
            ("matchConstraints", Specs.Constraints(options.JudgesEphemeral)),
            ("variables", variables),
            ("validations", Tree.List(validations))),
        comments);

    private static MapNode Validation(string expression, Node message, bool isExpression, string? fallback = null) => Tree.Map(
        ("expression", Tree.Text(expression)),
        ("message", isExpression ? Tree.Text(fallback) : message),
        ("messageExpression", isExpression ? message : null),
        ("reason", Tree.Text("Forbidden")));
}
