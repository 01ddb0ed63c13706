using System.Text.Json;
using PspMigrate.Conversion;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Permissions;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Permissions;

[TestClass]
public sealed class AccessAnswerTests
{
    private static readonly Plan Plan = Plans.Of(Plans.Policy("a") + Plans.Policy("b") + Plans.Reached("one", "a", "b") + Plans.Reached("two", "b"));

    [TestMethod]
    public void Each_grant_is_a_row_with_the_way_it_goes() => Rows(Answer(Scope.All)).Should().BeEquivalentTo(
    [
        "a one default ServiceAccount one RoleBinding/use-a Role/use-a", "b one default ServiceAccount one RoleBinding/use-b Role/use-b",
        "b two default ServiceAccount two RoleBinding/use-b Role/use-b",
    ]);

    [TestMethod]
    public void Only_the_policy_and_the_namespaces_that_were_asked_for_are_shown()
    {
        Rows(Answer(Scope.All, "a")).Should().ContainSingle().Which.Should().StartWith("a one ");
        Rows(Answer(new(["two"]))).Should().ContainSingle().Which.Should().StartWith("b two ");
        Data(Answer(Scope.All, "a")).GetProperty("namespaces").EnumerateArray()
            .SelectMany(item => item.GetProperty("serviceAccounts").EnumerateArray())
            .SelectMany(account => account.GetProperty("policies").EnumerateArray()).Select(name => name.GetString()).Should().OnlyContain(name => name == "a");
    }

    [TestMethod]
    public void Where_nobody_may_use_any_it_says_whether_there_is_one()
    {
        Answer(new(["none"])).Nobody.Should().Be("The input lets nobody use a policy.");
        new AccessAnswer([], Plan.Analysis.Access(), Scope.All, null) { HasPolicies = false }.Nobody.Should().Contain("has no policies");
        Answer(Scope.All).Nobody.Should().BeNull();
    }

    /// <summary>The places that the wide table shows are those of the binding's subject and of the rule.</summary>
    [TestMethod]
    public void The_wide_table_shows_where_binding_and_rule_stand()
    {
        var table = Answer(Scope.All, "a", isWide: true).Blocks(Style.Everything).OfType<Table>().Single();

        table.Headers.Should().EndWith(["BINDING-AT", "RULE-AT"]);
        var lines = (Plans.Policy("a") + Plans.Policy("b") + Plans.Reached("one", "a")).Split('\n');
        table.Rows.Single()[^2..].Select(cell => lines[int.Parse(cell.Text.Split(':')[1], null) - 1]).Should().SatisfyRespectively(
            binding => binding.Should().Contain("kind: ServiceAccount"), rule => rule.Should().Contain("resourceNames: [a]"));
    }

    private static AccessAnswer Answer(Scope scope, string? policy = null, bool isWide = false) =>
        new(Plan.Analysis.Index.All, Plan.Analysis.Access(), scope, policy) { HasPolicies = true, IsWide = isWide };

    private static string[] Rows(AccessAnswer answer) =>
        [.. answer.Blocks(Style.Everything).OfType<Table>().Single().Rows.Select(row => string.Join(' ', row.Select(cell => cell.Text)))];

    private static JsonElement Data(AccessAnswer answer) => JsonDocument.Parse(ReportForm.Json.Render(answer)).RootElement;
}
