using System.Collections.Immutable;
using PspMigrate.Cli.Cluster;
using PspMigrate.Controls;
using PspMigrate.Conversion;

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

    private static LiveNamespace Namespace(string? level, string? version) => new("shop", "1", ImmutableSortedDictionary.Create<string, OwnedLabel>(StringComparer.Ordinal)
        .Add(Prefix + "enforce", new OwnedLabel(level, []))
        .Add(Prefix + "enforce-version", new OwnedLabel(version, [])));

    private static LabelDecision Decide(LiveNamespace live, bool overwrite) => LabelDecision.Make(
        live, [new ModeLabels(Mode.Enforce, null, null, new(Level.Baseline, new(25)), IsKept: false)], [Mode.Enforce], overwrite);
}
