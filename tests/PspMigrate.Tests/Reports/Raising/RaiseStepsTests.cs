using PspMigrate.Conversion;
using PspMigrate.Conversion.Raising;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Raising;

namespace PspMigrate.Tests.Reports.Raising;

/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed class RaiseStepsTests
{
    private const string Plain = "{containers: [{name: a, image: i}]}";

    private const string Done =
        "baseline, pod-security.kubernetes.io/enforce-version: latest, pod-security.kubernetes.io/audit: restricted, "
        + "pod-security.kubernetes.io/audit-version: latest, pod-security.kubernetes.io/warn: restricted, pod-security.kubernetes.io/warn-version: latest";

    [TestMethod]
    [DataRow("privileged", "raise decide", DisplayName = "it passes baseline, and restricted asks for decisions")]
    [DataRow(Done, "decide", DisplayName = "it is at baseline already")]
    public void Only_steps_that_are_left_are_named(string enforced, string steps) =>
        new RaiseSteps(new("pspmigrate", "")).Left(Raises(enforced)).Select(step => step.Name).Should().Equal(steps.Split(' '));

    [TestMethod]
    public void In_a_repository_requests_raise_and_else_apply_does()
    {
        Commands(new("pspmigrate", "-R .", IsRepository: true)).Should().StartWith(["pspmigrate pr --raise --dry-run -R .", "pspmigrate pr --raise -R ."]);
        Commands(new("pspmigrate", "")).Should().StartWith(["pspmigrate apply --raise --dry-run=server", "pspmigrate apply --raise"]);
    }

    [TestMethod]
    [DataRow("privileged", "Raise what can be raised as it is; first see the server's response:")]
    [DataRow("baseline", "Set the labels that go with what is enforced already; first see the server's response:", DisplayName = "no audit and warn labels")]
    public void Where_none_can_be_raised_only_the_other_labels_are_set(string enforced, string text) =>
        new RaiseSteps(new("pspmigrate", "")).Of(Raises(enforced)).OfType<Steps>().Single().All[0].Text.Should().Be(text);

    private static IEnumerable<string> Commands(Invocation invocation) =>
        new RaiseSteps(invocation).Of(Raises("privileged")).OfType<Steps>().Single().All.SelectMany(step => step.Commands);

    private static ImmutableArray<NamespaceRaise> Raises(string enforced) => NamespaceRaise.Of(Plans.Of(
        $"---\n{{apiVersion: v1, kind: Namespace, metadata: {{name: shop, labels: {{pod-security.kubernetes.io/enforce: {enforced}}}}}}}\n"
            + $"---\n{{apiVersion: v1, kind: Pod, metadata: {{name: w, namespace: shop}}, spec: {Plain}}}\n",
        new() { Fit = Fit.Workloads, Raise = RaiseMode.AsWritten }));
}
