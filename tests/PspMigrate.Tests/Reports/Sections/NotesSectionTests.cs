using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>What a reader must know of the input to trust the answer.</summary>
[TestClass]
public sealed class NotesSectionTests
{
    private const string Everybody = """
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: use}
        rules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [p], verbs: [use]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: everybody}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: 'system:serviceaccounts'}]

        """;

    private const string Enforcing =
        "---\napiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {enforce: baseline, enforce-version: latest}\n";

    [TestMethod]
    public void Kinds_that_were_passed_over_are_counted_most_of_them_first()
    {
        const string config = "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n";
        const string service = "---\n{apiVersion: v1, kind: Service, metadata: {name: a}}\n";

        Notes(Plans.Policy("p") + service + config + config).Should().Contain("Not looked at: 2 ConfigMap and 1 Service.");
    }

    /// <remarks>A binding to all service accounts holds for namespaces that are made later, too.</remarks>
    [TestMethod]
    public void What_new_namespaces_will_get_is_told_with_the_binding_it_comes_through() => Notes(Plans.Policy("p") + Plans.Namespace("shop") + Everybody)
        .Should().Contain(
            "New namespaces will get p through ClusterRoleBinding/everybody; baseline would fit. They aren't labelled automatically: label them on creation.");

    [TestMethod]
    public void What_the_server_enforces_without_labels_holds_for_new_namespaces()
    {
        Notes(Plans.Policy("p") + Plans.Namespace("shop") + Everybody + Enforcing).Should()
            .Contain(note => note.Contains("Until they are labelled, baseline:latest is enforced by the configuration of the API server."));
        Notes(Plans.Policy("p") + Plans.Reached("shop", "p") + Enforcing).Should().Contain(note =>
            note.StartsWith("Service accounts of new namespaces will get no policy") && note.Contains("Pod Security enforces baseline:latest there"));
        Notes(Plans.Policy("p") + Plans.Reached("shop", "p")).Should().Contain(note => note.Contains("Pod Security refuses nothing there until"));
    }

    [TestMethod]
    public void Whoever_asks_about_one_namespace_is_told_nothing_of_new_ones() =>
        Notes(Plans.Policy("p") + Plans.Reached("shop", "p"), new() { Scope = new(["shop"]) }).Should().NotContain(note => note.Contains("ew namespaces"));

    [TestMethod]
    public void Levels_by_workloads_alone_are_said_to_be_that_where_policies_are_missing()
    {
        var missing = Plans.Reached("shop", "gone") + Plans.Pod("a", "shop");

        Notes(missing).Should().Contain(note => note.StartsWith("No policy was given, though") && note.Contains("--fit workloads proposes"));
        Notes(missing, new() { Fit = Fit.Workloads }).Should().Contain(note => note.EndsWith("the levels here are those of the workloads alone."));
    }

    [TestMethod]
    public void Policies_of_a_Helm_release_are_named_with_what_happens_to_it()
    {
        var owned = Plans.Policy("p").Replace("{name: p}", "{name: p, annotations: {meta.helm.sh/release-name: shop}}", StringComparison.Ordinal)
            + Plans.Policy("q").Replace("{name: q}", "{name: q, annotations: {meta.helm.sh/release-name: shop}}", StringComparison.Ordinal)
            + Plans.Policy("own");

        Notes(owned).Should().ContainSingle(note => note.Contains("Helm")).Which.Should()
            .StartWith("Policies p and q belong to the Helm release shop.").And.Contain("no matches for kind \"PodSecurityPolicy\"");
    }

    [TestMethod]
    public void Nothing_to_note_is_no_section() =>
        NotesSection.Of(Plans.Of(Plans.Namespace("shop") + Plans.Pod("a", "shop")), Style.Everything).Should().BeEmpty();

    private static string[] Notes(string yaml, PlanOptions? options = null) =>
        [.. NotesSection.Of(Plans.Of(yaml, options), Style.Everything).OfType<Items>().SelectMany(items => items.All).Select(item => item.Line)];
}
