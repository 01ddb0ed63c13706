using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Forms;

namespace PspMigrate.Tests.Reports;

/// <summary>A label takes the place of the API server's default, and may let in more (docs/facts/pod-security-admission.md, 21).</summary>
[TestClass]
public sealed class LoweredLevelsTests
{
    private const string Label = "pod-security.kubernetes.io/enforce: ";

    private const string Configuration =
        "---\napiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {enforce: restricted}\n";

    [TestMethod]
    [DataRow("", Configuration, false, "shop: restricted (the API server's default) → baseline")]
    [DataRow("", "", false, null)]
    [DataRow(Label + "restricted", "", true, "shop: restricted → baseline")]
    [DataRow(Label + "restrictd", "", true, "shop: restricted → baseline", DisplayName = "what isn't understood enforces restricted")]
    [DataRow(Label + "restricted", "", false, null, DisplayName = "the label stays")]
    [DataRow(Label + "privileged", Configuration, true, null, DisplayName = "the default doesn't count beside a label")]
    public void What_would_enforce_less_than_now_is_told(string labels, string configuration, bool overwrite, string? line) =>
        (LoweredLevels.Warning(Of(labels, configuration, new() { Overwrite = overwrite }))?.Advice).Should().Be(line);

    [TestMethod]
    public void Namespaces_that_are_lowered_alike_share_a_line()
    {
        string[] names = ["a", "b", "c", "d", "e", "f", "g"];
        var plan = Plans.Of(Plans.Policy("p") + Configuration + string.Concat(names.Select(name => Plans.Use(name, "p") + Plans.Namespace(name))));

        LoweredLevels.Warning(plan).Should().BeEquivalentTo(new
        {
            Message = "7 namespaces would enforce less than now",
            Advice = "a, b, c, d and 3 more: restricted (the API server's default) → baseline",
        });
    }

    [TestMethod]
    [DataRow("text")]
    [DataRow("full")]
    [DataRow("markdown")]
    [DataRow("html")]
    public void Reports_say_it_too(string form)
    {
        var text = ReportForm.All.Single(item => item.Name == form).Render(new PlanAnswer(Of("", Configuration)));

        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Should().Contain("s default) → baseline");
    }

    [TestMethod]
    public void Where_nothing_is_enforced_nothing_is_lowered() =>
        LoweredLevels.Warning(Of("", Configuration, new() { Enforce = ModeChoice.None })).Should().BeNull();

    private static Plan Of(string labels, string configuration, PlanOptions? options = null) => Plans.Of(
        Plans.Policy("p") + Plans.Use("shop", "p") + Plans.Namespace("shop", labels) + configuration, options);
}
