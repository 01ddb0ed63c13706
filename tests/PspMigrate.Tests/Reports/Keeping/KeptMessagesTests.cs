using PspMigrate.Controls;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;
using PspMigrate.Reports.Keeping;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Keeping;

[TestClass]
public sealed class KeptMessagesTests
{
    private static readonly string Yaml = Plans.Policy("a", "  readOnlyRootFilesystem: true") + Plans.Use("shop", "a");

    [TestMethod]
    public void What_is_not_kept_has_a_place_and_a_reason()
    {
        var rules = Plans.Policy("a", "  readOnlyRootFilesystem: true\n  supplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 9}]}")
            + Plans.Use("shop", "a");

        var messages = KeptMessages.Of(KeptOf.Text(rules)).ToArray();

        messages.Should().ContainSingle(message => message.Severity == Severity.Warning)
            .Which.Should().Match<Diagnostic>(message => message.At.IsKnown && message.Message.EndsWith("so that none can be told from one left out"));
    }

    [TestMethod]
    public void A_version_too_old_to_keep_anything_is_told_once()
    {
        var messages = KeptMessages.Of(KeptOf.Text(Yaml, plan: new() { Version = new(29) })).ToArray();

        messages.Should().ContainSingle(message => message.Severity == Severity.Warning)
            .Which.Message.Should().StartWith("none of the ").And.EndWith("is kept: v1.29 has no ValidatingAdmissionPolicy: it came with v1.30");
        messages.Should().Contain(message => message.Severity == Severity.Note && message.Message.Contains("write it into manifests with fix"));
    }

    /// <summary>What isn't kept for different reasons is told rule by rule: no warning stands for another.</summary>
    [TestMethod]
    public void Each_rule_that_is_not_kept_is_a_warning_where_reasons_differ()
    {
        var kept = new Kept { Rules = [Rule("a", "too old"), Rule("b", "too old"), Rule("c", "no field for it")] };

        KeptMessages.Of(kept).Where(message => message.Severity == Severity.Warning).Select(message => message.Message).Should().SatisfyRespectively(
            a => a.Should().StartWith("not kept of policy a in one, two, three and 2 more: volumes ").And.EndWith("; too old"),
            b => b.Should().StartWith("not kept of policy b"),
            c => c.Should().StartWith("not kept of policy c").And.EndWith("; no field for it"));
    }

    [TestMethod]
    public void The_sentence_counts_what_is_kept_and_filled_in()
    {
        var kept = KeptOf.Text(Yaml);

        var policies = kept.Objects.Count(item => item.Kind.EndsWith("Policy", StringComparison.Ordinal));
        KeptMessages.Summary(kept).Should().StartWith($"{policies} admission policies keep {kept.Held.Count()} rules ")
            .And.Contain($"fill in {kept.FilledIn.Count()} field");
    }

    [TestMethod]
    public void Where_there_is_nothing_it_says_whether_anything_is_lost()
    {
        KeptMessages.Summary(new()).Should().Be("No admission policy is needed.");
        KeptMessages.Summary(new() { Rules = [Rule("a", "too old")] }).Should().Be("Nothing is kept.");
    }

    private static KeptRule Rule(string policy, string reason) => new(
        policy, ["one", "two", "three", "four", "five"], new(Level.Baseline, KubernetesVersion.Latest),
        ControlTable.All.Single(control => control.Name is "volumes"), ValueSet.Of("nfs"), "spec.volumes", new("psp.yaml", 3, 1), [], reason);
}
