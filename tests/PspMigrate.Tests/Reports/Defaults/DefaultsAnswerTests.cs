using System.Text.Json;
using PspMigrate.Conversion.Defaults;
using PspMigrate.Reports;
using PspMigrate.Reports.Defaults;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Forms;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Tests.Reports.Defaults;

[TestClass]
public sealed class DefaultsAnswerTests
{
    /// <summary>Of three namespaces two pass baseline; nothing sets a label in the one whose pod has a host namespace.</summary>
    private static readonly ClusterDefaults Found = DefaultsPlanner.Make(
        Plans.Of(
            Plans.Namespace("a") + Plans.Namespace("b") + Plans.Namespace("wide") + Plans.Pod("a", "a") + Plans.Pod("b", "b")
                + Plans.Pod("net", "wide", "hostNetwork: true, "),
            new() { Enforce = PspMigrate.Conversion.ModeChoice.None }),
        asked: null);

    [TestMethod]
    public void Namespaces_whose_workloads_would_be_refused_are_warned_of()
    {
        var blocks = Answer(null).Blocks(Style.Everything).OfType<Paragraph>().ToArray();

        blocks.Single(block => block.Tone == Tone.Warning).Text.Should().StartWith("wide: workloads there would be refused");
        blocks.Should().Contain(block => block.Text.StartsWith("Today the defaults hold in a, b and wide: "));
    }

    /// <summary>Labels come before defaults: those hold where labels are missing.</summary>
    [TestMethod]
    public void Namespaces_are_labelled_before_the_default_is_set() =>
        Answer(null).Blocks(Style.Everything).OfType<Steps>().Single().All.Select(step => step.Commands.Length).Should().Equal(1, 0);

    /// <remarks>On a hosted platform an admission policy is about new namespaces alone (docs/defaults.md).</remarks>
    [TestMethod]
    public void On_a_hosted_platform_nothing_is_said_of_todays_namespaces() => Answer(Platform.Gke).Blocks(Style.Everything).OfType<Paragraph>()
        .Should().NotContain(block => block.Text.StartsWith("Today") || block.Tone == Tone.Warning);

    [TestMethod]
    public void What_makes_namespaces_is_told_with_its_line()
    {
        var makers = NamespaceMaker.Find([("ci.yml", "a\nhelm upgrade web . --create-namespace\n")]);

        Answer(null, makers).Blocks(Style.Everything).OfType<Items>().Single().All.Should().ContainSingle().Which.Line
            .Should().StartWith("helm --create-namespace (ci.yml:2): Helm gives the namespace no labels");
    }

    [TestMethod]
    public void Programs_hear_the_same()
    {
        using var json = JsonDocument.Parse(ReportForm.Json.Render(Answer(Platform.Kubeadm)));
        var root = json.RootElement;

        new[] { "enforce", "audit", "warn", "basis", "platform" }.Select(name => root.GetProperty(name).GetString())
            .Should().Equal("baseline:latest", "restricted:latest", "restricted:latest", "namespaces", "kubeadm");
        root.GetProperty("refusing").EnumerateArray().Select(name => name.GetString()).Should().Equal("wide");
    }

    private static DefaultsAnswer Answer(Platform? platform, ImmutableArray<NamespaceMaker>? makers = null) => new(Found, platform, null, makers ?? []);
}
