using PspMigrate.Access;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

[TestClass]
public sealed class GrantsTests
{
    private const string People = "{kind: User, apiGroup: rbac.authorization.k8s.io, name: ada}";
    private const string Jenkins = "{kind: ServiceAccount, name: jenkins, namespace: build}";
    private const string Controllers = "{kind: ServiceAccount, name: replicaset-controller, namespace: kube-system}";

    [TestMethod]
    public void A_missing_role_and_missing_policies_are_named_with_their_bindings()
    {
        Grants.Lacking([Unknown("a")], 3).Should().Be("RoleBinding a refers to ClusterRole role-a, which isn't in the input");
        Grants.Lacking([Unknown("a", "p")], 3).Should().Be("RoleBinding a grants p, which isn't in the input");
        Grants.Lacking([Unknown("a", "p", "q")], 3).Should().Be("RoleBinding a grants p and q, which aren't in the input");
        Grants.Lacking([Unknown("a", "p"), Unknown("b")], 3).Should()
            .Be("RoleBinding a grants p and RoleBinding b refers to ClusterRole role-b, which aren't in the input");
    }

    /// <remarks>Files may hold one binding twice, as overlays do.</remarks>
    [TestMethod]
    public void What_is_lacked_twice_is_said_once_and_is_one_thing() =>
        Grants.Lacking([Unknown("a"), Unknown("a")], 3).Should().Be(Grants.Lacking([Unknown("a")], 3));

    [TestMethod]
    public void Bindings_beyond_the_limit_are_counted() => Grants.Lacking([.. "abcdef".Select(name => Unknown(name.ToString(), "p"))], 3).Should()
        .StartWith("RoleBinding a grants p, RoleBinding b grants p and 4 more");

    /// <remarks>
    /// A pod is admitted by what its creator may use, too (facts/pod-security-policy.md, 2 and 4), and options make that count (docs/concepts.md, "Where no
    /// account may use a policy").
    /// </remarks>
    [TestMethod]
    [DataRow("", false, false, "")]
    [DataRow(People, false, false, "people")]
    [DataRow(Controllers, false, false, "controllers' accounts, --include-controllers")]
    [DataRow($"{People}, {Controllers}", false, false, "controllers' accounts, people, --include-controllers, --include-users")]
    [DataRow($"{People}, {Controllers}", true, false, "people", DisplayName = "controllers are counted already")]
    [DataRow($"{People}, {Controllers}", false, true, "controllers' accounts, --include-controllers", DisplayName = "people are counted already")]
    public void Whoever_may_let_pods_in_all_the_same_is_named_with_the_option_that_counts_it(string subjects, bool controllers, bool users, string named)
    {
        var plan = Plans.Of(
            Plans.Policy("p") + Plans.Namespace("bare") + (subjects.Length == 0 ? "" : Bound(subjects)),
            new() { IncludeControllers = controllers, IncludeUsers = users });

        var sentence = Grants.WithoutPolicy(plan);

        string.Join(", ", new[] { "controllers' accounts", "people", "--include-controllers", "--include-users" }.Where(sentence.Contains)).Should().Be(named);
        sentence.Should().EndWith(".").And.NotContain(". ");
    }

    /// <remarks>Tried on v1.20.2: jenkins of build creates a privileged pod where its RoleBinding stands (facts/pod-security-policy.md, 2 and 5).</remarks>
    [TestMethod]
    public void Service_accounts_of_other_namespaces_create_pods_of_their_own_there()
    {
        var bound = Bound(Jenkins).Replace("ClusterRoleBinding\nmetadata: {", "RoleBinding\nmetadata: {namespace: bare, ", StringComparison.Ordinal);

        Grants.Refused(Plans.Of(Plans.Policy("p") + Plans.Namespace("bare") + bound)).Should()
            .Contain("but for those that service accounts of other namespaces with a grant of their own (below) create");
    }

    private static UnknownGrant Unknown(string name, params string[] policies) => new(
        new() { Name = name, Namespace = "shop", RoleRef = new("ClusterRole", $"role-{name}", default) }, [.. policies]);

    private static string Bound(string subjects) => $$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: use}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [p], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: some}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}
        subjects: [{{subjects}}]

        """;
}
