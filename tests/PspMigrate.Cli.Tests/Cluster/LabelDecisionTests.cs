using PspMigrate.Cli.Cluster;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Standards;

namespace PspMigrate.Cli.Tests.Cluster;

[TestClass]
public sealed class LabelDecisionTests
{
    private const string Prefix = "pod-security.kubernetes.io/";

    [TestMethod]
    [DataRow(null, null, true, DisplayName = "no label")]
    [DataRow("privileged", "latest", true, DisplayName = "a laxer level")]
    [DataRow("baseline", "v1.24", true, DisplayName = "an older version")]
    [DataRow("baseline", "v1.26", false, DisplayName = "a newer version")]
    [DataRow("baseline", null, false, DisplayName = "no version, which is latest")]
    [DataRow("restricted", "v1.0", false, DisplayName = "a stricter level")]
    [DataRow("bogus", null, false, DisplayName = "nonsense, which is restricted")]
    public void A_label_is_raised_and_never_lowered(string? level, string? version, bool changes)
    {
        var decision = Decide(Namespace(level, version), overwrite: false);
        var forced = Decide(Namespace(level, version), overwrite: true);

        decision.Changes.IsEmpty.Should().Be(!changes);
        decision.Kept.IsEmpty.Should().Be(changes);
        forced.Changes.Should().NotBeEmpty();
        forced.Kept.Should().BeEmpty();
    }

    [TestMethod]
    public void What_is_as_wanted_stays() => Decide(Namespace("baseline", "v1.25"), overwrite: false).Changes.Should().BeEmpty();

    [TestMethod]
    public void Labels_of_ours_are_applied_again_and_those_of_others_are_not()
    {
        var live = Namespace("privileged", "v1.25") with { };
        live = live with
        {
            Labels = live.Labels
                .SetItem(Prefix + "warn", new OwnedLabel("restricted", [FieldOwner.Self]))
                .SetItem(Prefix + "audit", new OwnedLabel("restricted", [new("gitops", "Apply")])),
        };

        Decide(live, overwrite: false).Applied.Should().BeEquivalentTo(
            new Dictionary<string, string>(StringComparer.Ordinal) { [Prefix + "enforce"] = "baseline", [Prefix + "warn"] = "restricted" });
    }

    /// <remarks>facts/pod-security-admission.md, 22 and 23.</remarks>
    [TestMethod]
    [DataRow("restricted", "v1.20", "restricted", "v1.20", DisplayName = "a stricter enforce that stays")]
    [DataRow("bogus", null, "restricted", "latest", DisplayName = "nonsense, which is restricted")]
    [DataRow("privileged", null, "baseline", "v1.25", DisplayName = "a laxer enforce, which is raised")]
    [DataRow(null, null, "baseline", "v1.25", DisplayName = "no enforce")]
    public void Warnings_are_never_laxer_than_what_is_enforced_in_the_cluster(string? level, string? version, string warn, string warnVersion)
    {
        ModeLabels[] wanted =
            [.. new[] { Mode.Enforce, Mode.Warn }.Select(mode => new ModeLabels(mode, null, null, new(Level.Baseline, new(25)), IsKept: false))];
        foreach (var modes in new Mode[][] { [Mode.Enforce, Mode.Warn], [Mode.Warn] })
        {
            var changes = LabelDecision.Make(Namespace(level, version), wanted, NamespacePolicy.DefaultsOf(new()), modes, overwrite: false).Changes;

            changes[Prefix + "warn"].Should().Be(warn);
            changes[Prefix + "warn-version"].Should().Be(warnVersion);
        }
    }

    private static LiveNamespace Namespace(string? level, string? version) =>
        new("shop", "1", ImmutableSortedDictionary.Create<string, OwnedLabel>(StringComparer.Ordinal)
        .Add(Prefix + "enforce", new OwnedLabel(level, []))
        .Add(Prefix + "enforce-version", new OwnedLabel(version, [])));

    private static LabelDecision Decide(LiveNamespace live, bool overwrite) => LabelDecision.Make(
        live,
        [new ModeLabels(Mode.Enforce, null, null, new(Level.Baseline, new(25)), IsKept: false)],
        NamespacePolicy.DefaultsOf(new()),
        [Mode.Enforce],
        overwrite);
}
