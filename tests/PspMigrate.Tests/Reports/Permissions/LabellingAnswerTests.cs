using System.Text.Json;
using PspMigrate.Access;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Permissions;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Permissions;

/// <remarks>Who may update or patch a namespace may change its labels; a rule's resourceNames are the namespaces that it holds for.</remarks>
[TestClass]
public sealed class LabellingAnswerTests
{
    private static readonly ImmutableArray<LabelGrant> Grants = NamespaceLabelling.Find(GivenManifests.Read(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: two}
        rules: [{apiGroups: [""], resources: [namespaces], resourceNames: [shop, bank], verbs: [patch]}]
        """,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: jane}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: two}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}]
        """));

    [TestMethod]
    public void A_grant_for_some_namespaces_names_them_and_one_for_all_is_a_star() => Rows(Scope.All).Should()
        .Contain(("shop,bank", "jane")).And.Contain(("*", "system:masters"));

    /// <summary>Whoever asks about one namespace hears of no other.</summary>
    [TestMethod]
    public void Only_the_namespaces_that_were_asked_for_are_named()
    {
        Rows(new(["shop"])).Should().Contain(("shop", "jane")).And.Contain(("*", "system:masters"));
        Rows(new(["other"])).Should().NotContain(row => row.Who == "jane").And.Contain(("*", "system:masters"));
    }

    [TestMethod]
    public void For_programs_all_namespaces_are_null()
    {
        using var json = JsonDocument.Parse(ReportForm.Json.Render(new LabellingAnswer(Grants, Scope.All)));
        var grants = json.RootElement.GetProperty("grants").EnumerateArray().ToLookup(grant => grant.GetProperty("subject").GetProperty("name").GetString());

        grants["jane"].Single().GetProperty("namespaces").EnumerateArray().Select(name => name.GetString()).Should().Equal("shop", "bank");
        grants["system:masters"].Should().OnlyContain(grant => grant.GetProperty("namespaces").ValueKind == JsonValueKind.Null);
    }

    private static (string Where, string Who)[] Rows(Scope scope) =>
        [.. new LabellingAnswer(Grants, scope).Blocks(Style.Everything).OfType<Table>().Single().Rows.Select(row => (row[0].Text, row[1].Text))];
}
