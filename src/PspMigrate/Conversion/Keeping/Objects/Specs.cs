namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>Parts that both kinds of admission policies have.</summary>
internal static class Specs
{
    /// <summary>The spec of a policy that refuses what keeps to none of its validations.</summary>
    /// <param name="conditions">What an object has to be for the policy to look at it; none for any.</param>
    public static KeptSpec Validating(
        MapNode constraints, ListNode? variables, IEnumerable<Node> validations, ImmutableArray<KeptComment> comments,
        params IEnumerable<Node> conditions) => new(
        "ValidatingAdmissionPolicy",
        Tree.Map(
            ("failurePolicy", Tree.Text("Fail")),
            ("matchConstraints", constraints),
            ("matchConditions", Tree.ListOrNone(conditions)),
            ("variables", variables),
            ("validations", Tree.List(validations))),
        comments);

    /// <summary>Variables, each after those that it uses, and a heading above the first of each part.</summary>
    public static (ListNode? List, ImmutableArray<KeptComment> Headings) Variables(IEnumerable<CelVariable> wanted)
    {
        var listed = CelVariable.InOrder(wanted).Select(variable => (variable.Part, Node: Named(variable.Name, variable.Expression))).ToArray();
        return (
            Tree.ListOrNone(listed.Select(item => item.Node)),
            [.. listed.GroupBy(item => item.Part).Where(part => part.Key != CelPart.Rules)
                .Select(part => new KeptComment(part.First().Node, Key: null, Heading(part.Key)))]);
    }

    private static string Heading(CelPart part) => part switch
    {
        CelPart.Pod => "What the pod says",
        CelPart.Who => "Who creates it, and as whom it runs",
        CelPart.Policies => "Which policies it fits and may use",
        _ => "Which policy is chosen: the first by name that changes nothing, else the first",
    };

    public static MapNode Named(string name, string expression) => Tree.Map(("name", Tree.Text(name)), ("expression", Tree.Text(expression)));

    /// <summary>Pods when they are created, and, where they are judged, their ephemeral containers.</summary>
    public static MapNode Constraints(bool ephemeral) =>
        ephemeral ? Of(("CREATE", "pods"), ("UPDATE", "pods/ephemeralcontainers")) : Of(("CREATE", "pods"));

    /// <summary>Operations on resources.</summary>
    public static MapNode Of(params (string Operation, string Resource)[] rules) =>
        Tree.Map(("resourceRules", Tree.List(rules.Select(rule => Tree.Map(
            ("apiGroups", Tree.Texts([""])),
            ("apiVersions", Tree.Texts(["v1"])),
            ("operations", Tree.Texts([rule.Operation])),
            ("resources", Tree.Texts([rule.Resource])))))));
}
