using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;
using PspMigrate.Reports.Status;

namespace PspMigrate.Tests.Reports.Status;

/// <remarks>Who may update or patch a namespace may lower its level (docs/status.md, "Drift").</remarks>
[TestClass]
public sealed class LabellersSectionTests
{
    private const string Editors = """
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: editor}
        rules: [{apiGroups: [""], resources: [namespaces], verbs: [update]}]

        """;

    [TestMethod]
    public void Namespaces_with_the_same_subjects_share_a_line_and_everybody_for_all_comes_first()
    {
        var lines = Lines(Editors + Bound("one", "jane") + Bound("two", "jane") + Bound("three", "joe"));

        lines[0].Should().StartWith("every namespace: ").And.Contain("Group system:masters");
        lines[1..].Should().BeEquivalentTo("one and two: User jane", "three: User joe");
    }

    [TestMethod]
    public void Whoever_may_change_all_is_not_named_again_for_one()
    {
        var everywhere = Bound("one", "jane") + Bound("one", "jane").Replace("kind: RoleBinding", "kind: ClusterRoleBinding", StringComparison.Ordinal)
            .Replace(", namespace: one", "", StringComparison.Ordinal);

        Lines(Editors + everywhere).Should().ContainSingle().Which.Should().Contain("User jane");
    }

    [TestMethod]
    public void Only_namespaces_of_the_scope_are_told() =>
        Lines(Editors + Bound("one", "jane") + Bound("two", "joe"), new() { Scope = new(["two"]) })[1..].Should().Equal("two: User joe");

    private static string[] Lines(string yaml, PlanOptions? options = null) =>
    [
        .. LabellersSection.Of(Plans.Of(Plans.Namespace("one") + Plans.Namespace("two") + Plans.Namespace("three") + yaml, options), Style.Everything)
            .OfType<Items>().Single().All.Select(item => item.Text),
    ];

    private static string Bound(string ns, string user) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: {{user}}, namespace: {{ns}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: editor}
        subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: {{user}}}]

        """;
}
