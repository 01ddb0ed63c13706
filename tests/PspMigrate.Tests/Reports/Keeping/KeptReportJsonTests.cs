using System.Text.Json;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Keeping;
using PspMigrate.Tests.Conversion.Keeping;
using PspMigrate.Tests.Reports.Json;

namespace PspMigrate.Tests.Reports.Keeping;

/// <remarks>The descriptions of <c>kept</c> in docs/report.schema.json; which versions keep what: docs/keeping.md, "Which versions".</remarks>
[TestClass]
public sealed class KeptReportJsonTests
{
    private const string ReadOnly = "  readOnlyRootFilesystem: true";

    private static readonly string Shop = Plans.Policy("a", ReadOnly) + Plans.Use("shop", "a");

    [TestMethod]
    public void What_is_kept_has_clauses_and_a_place_and_no_reason()
    {
        var rule = Rule(Of(KeptOf.Text(Shop)), "readOnlyRootFilesystem");

        (rule.Text("policy"), rule.Text("field"), rule.Text("reason"), rule.Text("admittedBy")).Should().Be(("a", "spec.readOnlyRootFilesystem", null, null));
        rule.Texts("namespaces").Should().Equal("shop");
        rule.Texts("clauses").Should().NotBeEmpty();
        (rule.GetProperty("at").Text("file"), rule.GetProperty("at").GetProperty("line").GetInt32()).Should()
            .Be(("in.yaml", 1 + Shop[..Shop.IndexOf(ReadOnly, StringComparison.Ordinal)].Count(c => c == '\n')));
    }

    /// <remarks>v1.29 has no ValidatingAdmissionPolicy, v1.35 no MutatingAdmissionPolicy.</remarks>
    [TestMethod]
    [DataRow(29, false, false), DataRow(35, true, false), DataRow(36, true, true)]
    public void What_the_version_can_not_do_has_a_reason_and_no_clauses(int minor, bool keeps, bool fillsIn)
    {
        var kept = Of(KeptOf.Text(Shop, plan: new() { Version = new(minor) }));

        var (rule, filling) = (Rule(kept, "readOnlyRootFilesystem"), kept.About("fillings", "control", "readOnlyRootFilesystem"));
        (rule.Texts("clauses").Length > 0, rule.Text("reason") is null).Should().Be((keeps, keeps));
        (filling.Text("reason") is null).Should().Be(fillsIn);
        filling.Text("chosenInstead").Should().BeNull("no other policy may be used there");
    }

    [TestMethod]
    public void A_rule_that_another_policy_never_let_hold_names_that_policy()
    {
        var kept = Of(KeptOf.Text(Plans.Policy("narrow", ReadOnly) + Plans.Policy("wide") + Plans.Reached("shop", "narrow", "wide")));

        var rule = Rule(kept, "readOnlyRootFilesystem");

        (rule.Text("policy"), rule.Text("admittedBy"), rule.Text("reason")).Should().Be(("narrow", "wide", null));
        rule.Texts("clauses").Should().BeEmpty();
    }

    [TestMethod]
    [DataRow(true, "docs/report.schema.json"), DataRow(false, "docs/report.schema.v1.json")]
    public void Each_version_of_the_schema_gets_its_properties(bool hasSets, string schema)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Path(schema)));
        var lists = document.RootElement.GetProperty("properties").GetProperty("kept").GetProperty("properties");
        var kept = Of(KeptOf.Text(Shop), hasSets);

        kept.EnumerateObject().Select(list => list.Name).Should().BeEquivalentTo(lists.EnumerateObject().Select(list => list.Name));
        foreach (var list in kept.EnumerateObject())
        {
            var promised = lists.GetProperty(list.Name).GetProperty("items").GetProperty("properties").EnumerateObject().Select(property => property.Name);
            list.Value[0].EnumerateObject().Select(property => property.Name).Should().BeEquivalentTo(promised, list.Name);
        }
    }

    private static JsonElement Of(Kept kept, bool hasSets = true) => Said.By(json => KeptReportJson.Write(json, kept, hasSets));

    private static JsonElement Rule(JsonElement kept, string control) => kept.About("rules", "control", control);
}
