using PspMigrate.Conversion.Fixes;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.PullRequests;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Repositories;
using PspMigrate.Tests.Reports.Fixes;

namespace PspMigrate.Tests.Reports.PullRequests;

/// <summary>The policy of the sample fits baseline, which refuses the host's network (docs/facts/pod-security-checks.md).</summary>
[TestClass]
public sealed class RequestAnswerTests
{
    private const string Net = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: net, namespace: shop}\nspec: {hostNetwork: true, containers: [{name: a}]}\n";

    [TestMethod]
    public void A_reviewer_reads_first_which_workloads_would_not_start_any_more()
    {
        var blocks = Blocks(Net);

        blocks[0].Should().BeOfType<Paragraph>().Which.Should().Match<Paragraph>(block => block.Tone == Tone.Warning && block.Text.StartsWith("1 workload "));
        blocks[1].Should().BeOfType<Items>().Which.All.Should().ContainSingle().Which.Text.Should().StartWith("Pod/net in shop: baseline refuses it");
        Blocks("")[0].Should().BeOfType<Paragraph>().Which.Tone.Should().NotBe(Tone.Warning, "nothing is refused");
    }

    /// <remarks>A request that labels one namespace is no reason to warn of another.</remarks>
    [TestMethod]
    public void Workloads_of_namespaces_that_are_left_alone_are_not_counted()
    {
        var (plan, _, changes) = Sample.Plan(
            [Sample.File("a.yaml", Namespace("shop") + Net), Sample.File("b.yaml", Namespace("shop")), Sample.File("c.yaml", Namespace("bank"))]);

        var answer = new RequestAnswer(plan, [.. changes], []);

        answer.Title.Should().Be("Add Pod Security labels to namespace bank");
        answer.Blocks(Style.Everything).OfType<Paragraph>().Should().NotContain(block => block.Tone == Tone.Warning);
        answer.Blocks(Style.Everything).OfType<Commands>().SelectMany(block => block.Lines).Should().NotContain(line => line.Contains("shop"));
    }

    /// <summary>With fixes, figures about the manifests as they are would contradict the request.</summary>
    [TestMethod]
    public void Figures_of_today_stand_only_in_requests_without_fixes()
    {
        var figures = TotalsSection.Of(Sample.Plan([Sample.File("a.yaml", Namespace("shop"))]).Plan).OfType<Items>().Single();

        Blocks("").OfType<Items>().Should().ContainEquivalentOf(figures);
        Blocks("", Raw).OfType<Items>().Should().NotContainEquivalentOf(figures);
    }

    /// <summary>What a policy fills in today has to be written down; a respelt field needs no policy to explain it.</summary>
    [TestMethod]
    [DataRow(true, "once it is gone, nothing will"), DataRow(false, "respelled")]
    public void Fields_are_added_for_a_reason_that_is_told_with_what_is_left_to_decide(bool hasPolicy, string why)
    {
        var policy = hasPolicy ? GivenManifests.Policy(GivenManifests.WithoutSeccomp) : null;
        var web = GivenManifests.Deployment("{hostPID: true, containers: [{name: a, securityContext: {runAsUser: 7}}]}");

        var blocks = Blocks("", Fixer.Make(web, policy, GivenManifests.At("restricted:latest")))
            .SkipWhile(block => block is not Heading { Text: "Workloads with added fields" }).Skip(1).ToArray();

        blocks[0].Should().BeOfType<Paragraph>().Which.Text.Should().Contain(why);
        blocks[1].Should().BeOfType<Items>().Which.All.Should().ContainSingle().Which.Text.Should().StartWith("Deployment/web in shop: ");
        blocks[3].Should().BeOfType<Items>().Which.All.Should().Contain(item => item.Tone == Tone.Warning && item.Text.Contains("hostPID"));
    }

    [TestMethod]
    public void What_is_too_long_for_a_description_is_said_to_be_in_the_branch()
    {
        var (plan, _, changes) = Sample.Plan([Sample.File("a.yaml", Namespace("shop") + Net)]);

        var blocks = new RequestAnswer(plan, [.. changes], []).Blocks(Style.Everything, isWhole: false).ToArray();

        blocks[^1].Should().BeOfType<Paragraph>().Which.Text.Should().Contain(RequestBody.RestPath);
        blocks[0].Should().BeOfType<Paragraph>().Which.Tone.Should().Be(Tone.Warning, "what is refused is never left out");
    }

    private static Fix Raw => Made.Web(Made.AddsRaw, "baseline:latest", GivenManifests.Loose);

    private static Block[] Blocks(string manifests, params Fix[] fixes)
    {
        var (plan, _, changes) = Sample.Plan([Sample.File("a.yaml", Namespace("shop") + manifests)]);
        return [.. new RequestAnswer(plan, [.. changes], [.. fixes]).Blocks(Style.Everything)];
    }

    private static string Namespace(string name) => $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n";
}
