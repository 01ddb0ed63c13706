using PspMigrate.Conversion;
using PspMigrate.Conversion.Stages;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Sections;
using PspMigrate.Reports.Status;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Status;

/// <remarks>What is drift: docs/status.md, "Drift".</remarks>
[TestClass]
public sealed class DriftSectionTests
{
    private const string Labels = "pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.20";

    private static readonly Plan Cluster = Plans.Of(
        Plans.Namespace("one", Labels) + Plans.Namespace("two", Labels) + Plans.Namespace("open") + Plans.Pod("a", "one"), new() { ServerMinor = 24 });

    [TestMethod]
    public void What_is_odd_in_several_namespaces_is_said_once_and_of_all_of_them()
    {
        var groups = DriftSection.Grouped(Cluster, Drift.Of(Cluster)).ToDictionary(group => group.Kind);

        groups.Values.Sum(group => group.Namespaces.Length).Should().Be(Drift.Of(Cluster).Length);
        groups[DriftKind.VersionBehind].Text.Should().Be("enforce is held to v1.20, the server is v1.24: checks that came since aren't made");
        groups[DriftKind.VersionBehind].Namespaces.Should().Equal("one", "two");
        groups[DriftKind.WithoutWarn].Namespaces.Should().Equal("one", "two");
        groups[DriftKind.WithoutLabel].Namespaces.Should().Equal("open");
    }

    [TestMethod]
    public void Where_there_are_no_policies_nothing_is_said_of_them()
    {
        Open(Cluster).Should().Be("no enforce label, so every pod is admitted");
        const string policies = GivenManifests.Loose + "\n---\n";
        var namespaces = Plans.Namespace("one", Labels) + Plans.Namespace("open");
        Open(Plans.Of(policies + namespaces)).Should().EndWith("that policies don't refuse");
        Open(Plans.Of(policies + namespaces, new() { ServerMinor = 25 })).Should().EndWith("every pod is admitted", "v1.25 has none any more");

        static string Open(Plan plan) => DriftSection.Grouped(plan, Drift.Of(plan)).Single(group => group.Kind == DriftKind.WithoutLabel).Text;
    }

    [TestMethod]
    public void Other_admission_policies_are_named_by_their_kind_and_said_not_to_be_read()
    {
        var blocks = DriftSection.Of(Plans.Of(
            Plans.Namespace("one") + Kyverno("ClusterPolicy", "{name: all}") + Kyverno("Policy", "{name: own, namespace: one}")
                + Kyverno("ClusterPolicy", "{name: more}")), Style.Everything).ToArray();

        blocks[0].Should().Be(new Heading("Also enforced here"));
        blocks.OfType<Items>().Single().All.Select(item => item.Text).Should().BeEquivalentTo("ClusterPolicy: all and more", "Policy: own in one");
        blocks[^1].Should().BeOfType<Paragraph>().Which.Text.Should().Contain("isn't read");
    }

    /// <remarks>Names change with what is kept (docs/keeping.md), so what an earlier plan made stays in force beside this one's.</remarks>
    [TestMethod]
    public void What_pspmigrate_made_for_another_plan_is_named_where_this_one_is_to_be_kept()
    {
        const string earlier = """
            ---
            {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy,
             metadata: {name: psp-p-0, labels: {app.kubernetes.io/managed-by: pspmigrate}},
             spec: {matchConstraints: {resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}}}

            """;
        var yaml = Plans.Policy("p", "  readOnlyRootFilesystem: true") + Plans.Reached("shop", "p") + earlier;

        Words(KeptOf.Plan(yaml)).Should().Contain("psp-p-0: made by pspmigrate, but for another plan.");
        Words(Plans.Of(yaml)).Should().BeEmpty("without --keep it isn't known what is to be kept");

        static string Words(Plan plan) =>
            string.Join('\n', DriftSection.Of(plan, Style.Everything).OfType<Paragraph>().Select(paragraph => paragraph.Text));
    }

    [TestMethod]
    public void Where_nothing_is_odd_there_is_no_section() =>
        DriftSection.Of(Plans.Of(Plans.Namespace("one") + Plans.Namespace("two")), Style.Everything).Should().BeEmpty();

    private static string Kyverno(string kind, string metadata) => $"---\n{{apiVersion: kyverno.io/v1, kind: {kind}, metadata: {metadata}, spec: {{rules: "
        + "[{name: a, match: {any: [{resources: {kinds: [Pod]}}]}, validate: {message: m, pattern: {spec: {hostPID: false}}}}]}}\n";
}
