using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;
using PspMigrate.Reports.Checks;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Tests.Conversion.Repositories;
using PspMigrate.Tests.Manifests;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Reports;

/// <summary>Where the input holds no policy and speaks of none, neither does the answer.</summary>
[TestClass]
public sealed class WithoutPoliciesTests
{
    private const string Web = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec: {template: {metadata: {annotations: {kubernetes.io/psp: gone}}, spec: {containers: [{name: c, image: x, securityContext: {runAsUser: 7}}]}}}

        """;

    [TestMethod]
    public void No_report_says_a_word_of_policies()
    {
        var plan = Plans.OfFixture("without-policies");

        Shown.Text(plan, 80).Should().NotContainEquivalentOf("policy").And.NotContainEquivalentOf("policies")
            .And.Contain("--fit workloads").And.Contain("No level for empty: the input has no workloads there");
        Shown.Markdown(plan).Should().StartWith("# Pod Security labels\n").And.NotContainEquivalentOf("policy").And.NotContainEquivalentOf("policies");
    }

    [TestMethod]
    public void The_example_of_the_page_is_what_users_see()
    {
        var shown = File.ReadAllText(Repository.Path("docs", "options.md")).Split("```text\n")[1].Split("```")[0].Split('\n')
            .Where(line => line.Trim() is not "…");

        Shown.FirstScreen(Plans.OfFixture("without-policies"), input: "fixtures/without-policies").Split('\n').Should().Contain(shown);
    }

    [TestMethod]
    public void No_check_or_fix_says_a_word_of_policies()
    {
        var checks = Checked.Of(Read.Text(Web).Inventory, new(Level.Restricted));

        Shown.Text(checks).Should().NotContainEquivalentOf("policy").And.NotContain("today").And.NotContain("kubernetes.io/psp")
            .And.Contain("the strictest level that it passes is baseline:latest");
        FixMessages.Of([.. checks.SelectMany(check => check.Workloads).Select(check => check.Fix)])
            .SelectMany(message => new[] { message.Message, message.Advice }).Should().NotBeEmpty().And
                .NotContain(text => text != null && text.Contains("policy", StringComparison.Ordinal));
    }

    [TestMethod]
    public void No_pull_request_says_a_word_of_policies()
    {
        RepositoryFile[] files = [Sample.File("x.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n---\n" + Web)];
        var inventory = Read.Text(files[0].Text, "x.yaml").Inventory;
        var plan = Planner.Make(inventory, new());
        var changes = new RepositoryPlanner(plan, files, new()).Changes();
        var check = Checked.Of(inventory, new(Level.Restricted)).Single().Workloads.Single();

        var body = RequestBody.Of(new RequestAnswer(plan, [.. changes], [check.Fix]), int.MaxValue).Text;

        body.Should().Contain("the strictest level that all of its workloads pass").And.Contain("| shop |");
        body.Should().NotContainEquivalentOf("policy").And.NotContainEquivalentOf("policies");
        CommitMessage.Fixes("shop", [check.Fix]).Should().StartWith("Respell fields in workloads of shop");
    }

    [TestMethod]
    public void Missing_policies_are_asked_for()
    {
        var text = Shown.Text(Plans.Of(Web + Plans.Use("shop", "strict")), 400);

        text.Should().StartWith("1 namespace, 1 workload, and no policies, though roles or bindings grant some")
            .And.Contain("kubectl get psp").And.Contain("--fit workloads proposes");
    }
}
