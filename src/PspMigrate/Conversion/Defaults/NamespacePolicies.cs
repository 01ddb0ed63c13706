using PspMigrate.Conversion.Keeping;
using PspMigrate.Conversion.Keeping.Objects;

namespace PspMigrate.Conversion.Defaults;

/// <summary>
/// What stands in for defaults where nobody can configure the API server: a policy that asks new namespaces for a label, and one that sets it.
/// </summary>
/// <remarks>
/// Namespaces of today stay as they are: they may be changed without a label, until they have one. Status and finalizers count, too, as the server takes
/// labels along there (tried on v1.20.2). The namespaces that the API server makes by itself are left out.
/// </remarks>
public static class NamespacePolicies
{
    private static readonly string Enforce = Cel.Text(PodSecurityLabels.Enforce);

    private static readonly CelVariable Labels = new("labels", "object.metadata.?labels.orValue({})");

    /// <summary>Whether API servers have policies that can ask for labels.</summary>
    public static bool CanAsk(int minor) => minor >= AdmissionVersions.Validating;

    /// <summary>The objects to apply; none where API servers have no such policies.</summary>
    public static ImmutableArray<DefaultsFile> Of(ClusterDefaults defaults)
    {
        if (!CanAsk(defaults.Minor))
            return [];
        KeptSpec[] specs = defaults.Minor >= AdmissionVersions.Filling ? [Setting(defaults), Asking] : [Asking];
        var objects = specs.Select(spec => KeptObjects.Of(spec, new())).ToArray();
        // Policies first: what sets the label is in force before what asks for it.
        return [.. objects.SelectMany(pair => pair).Select(item => new DefaultsFile($"{item.Kind}.yaml", item.Node) { Comments = item.Comments })];
    }

    /// <summary>Refuses namespaces without a label for enforce mode, and updates that take it away.</summary>
    private static KeptSpec Asking { get; } = Specs.Validating(
        Specs.Of(("CREATE", "namespaces"), ("UPDATE", "namespaces"), ("UPDATE", "namespaces/status"), ("UPDATE", "namespaces/finalize")),
        Specs.Variables([Labels]).List,
        [
            ValidatingSpec.Validation(
                $"{Enforce} in {Labels.Use} || (request.operation == 'UPDATE' && !({Enforce} in oldObject.metadata.?labels.orValue({{}})))",
                $"namespaces need the label {PodSecurityLabels.Enforce}: privileged, baseline or restricted"),
        ],
        [],
        NotBuiltIn) with
    {
        Policies = ["namespace-labels"],
        Description = "New namespaces need a label that says which Pod Security level is enforced there; it can't be taken away.",
    };

    /// <summary>Gives new namespaces without a label for enforce mode those of the defaults; other labels of Pod Security stay.</summary>
    private static KeptSpec Setting(ClusterDefaults defaults)
    {
        var prefix = Cel.Text(PodSecurityLabels.Prefix);
        var entries = defaults.Policy.Modes.SelectMany(item => new[]
        {
            $"{Cel.Text(item.Mode.Name())}: {Cel.Text(item.At.Level.Name())}",
            $"{Cel.Text(item.Mode.Name() + "-version")}: {Cel.Text(item.At.Version.ToString())}",
        });
        var wanted = new CelVariable("wanted", $"{{{string.Join(", ", entries)}}}");
        // A version alone would go with another level than the one it was meant for: it is set along with the level.
        var missing = new CelVariable(
            "missing",
            $"{Cel.List(defaults.Policy.Modes.Select(item => item.Mode.Name()))}.filter(m, !(({prefix} + m) in {Labels.Use}))",
            Labels);
        const string patch = "JSONPatch{op: 'add', path: '/metadata/labels/pod-security.kubernetes.io~1' + ";
        return new(
            "MutatingAdmissionPolicy",
            Tree.Map(
                ("failurePolicy", Tree.Text("Fail")),
                ("reinvocationPolicy", Tree.Text("IfNeeded")),
                ("matchConstraints", Specs.Of(("CREATE", "namespaces"))),
                ("matchConditions", Tree.List(NotBuiltIn, Specs.Named("unlabelled", $"!({Enforce} in object.metadata.?labels.orValue({{}}))"))),
                ("variables", Specs.Variables([missing, wanted]).List),
                ("mutations", Tree.List(Tree.Map(
                    ("patchType", Tree.Text("JSONPatch")),
                    ("jsonPatch", Tree.Map(("expression", Tree.Text(
                        "(has(object.metadata.labels) ? [] : [JSONPatch{op: 'add', path: '/metadata/labels', value: {}}])\n"
                        + $"+ {missing.Use}.map(m, {patch}m, value: {wanted.Use}[m]}})\n"
                        + $"+ {missing.Use}.map(m, {patch}m + '-version', value: {wanted.Use}[m + '-version']}})")))))))),
            [])
        {
            Policies = ["namespace-labels"],
            Description = $"New namespaces without a label for enforce mode get those of {defaults.Policy.Enforce}.",
        };
    }

    private static MapNode NotBuiltIn => Specs.Named("not-built-in", $"!(object.metadata.name in {Cel.List(DefaultsPlanner.BuiltIn)})");
}
