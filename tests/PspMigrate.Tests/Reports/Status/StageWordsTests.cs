using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Status;

namespace PspMigrate.Tests.Reports.Status;

[TestClass]
public sealed class StageWordsTests
{
    [TestMethod]
    public void Each_stage_has_a_word_of_its_own() =>
        Enum.GetValues<Stage>().Select(StageWords.Of).Should().OnlyHaveUniqueItems().And.NotContain("");

    [TestMethod]
    public void What_blocks_a_namespace_is_said()
    {
        Blocked("").Should().Be("no level: no policy");
        Blocked(Plans.Use("shop", "p")).Should().Be("-");
        Blocked(Plans.Use("shop", "p"), "pod-security.kubernetes.io/enforce: privileged").Should().Be("laxer labels");
        Blocked(Plans.Use("shop", "p") + Pod("hostNetwork: true, ")).Should().Be("refused workloads");
        Blocked(Plans.Use("shop", "p") + Pod("")).Should().Be("-");
        Blocked(Plans.Use("shop", "elsewhere")).Should().Be("no level: unknown grants");
    }

    [TestMethod]
    public void The_level_that_is_planned_is_named()
    {
        StageWords.Planned(Stage(Plans.Use("shop", "p"))).Should().Be("baseline");
        StageWords.Planned(Stage("")).Should().Be("-");
    }

    private static string Pod(string spec) =>
        $"---\n{{apiVersion: v1, kind: Pod, metadata: {{name: w, namespace: shop}}, spec: {{{spec}containers: [{{name: a, image: i}}]}}}}\n";

    private static string Blocked(string more, string labels = "") => StageWords.Blocked(Stage(more, labels));

    /// <summary>Another namespace shows that the input has what grants policies.</summary>
    private static NamespaceStage Stage(string more, string labels = "") => NamespaceStage.Of(Plans.Of(
        Plans.Policy("p") + Plans.Use("other", "p") + $"---\n{{apiVersion: v1, kind: Namespace, metadata: {{name: shop, labels: {{{labels}}}}}}}\n" + more,
        new() { Closed = ClosedChoice.None })).Single(stage => stage.Plan.Name is "shop");
}
