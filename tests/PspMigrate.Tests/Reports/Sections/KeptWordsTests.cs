using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests;
using PspMigrate.Reports.Sections;
using PspMigrate.Tests.Conversion.Keeping;

namespace PspMigrate.Tests.Reports.Sections;

/// <summary>What a line says of the admission policies that keep what levels lose.</summary>
[TestClass]
public sealed class KeptWordsTests
{
    private static readonly Plan Plan = Plans.Of(Plans.Policy("p", "  readOnlyRootFilesystem: true"));

    private static readonly Comparison Comparison = Plan.Policies.Single().At(Level.Baseline);

    private static readonly Finding Lost = Of("readOnlyRootFilesystem", FindingKind.Lost);

    [TestMethod]
    public void A_rule_is_kept_by_its_clauses() =>
        Said(Lost, Rule(clauses: ["readOnlyRootFilesystem"])).Should().Be((Fate.Kept, "; kept by clause readOnlyRootFilesystem"));

    [TestMethod]
    public void A_rule_that_is_kept_here_and_not_there_says_both_and_stays_open() =>
        Said(Lost, Rule(clauses: ["a", "b"]), Rule(reason: "too old")).Should().Be((Fate.Open, "; kept by clauses a, b; not kept: too old"));

    [TestMethod]
    public void A_rule_that_another_policy_always_decided_was_never_in_force() =>
        Said(Lost, Rule() with { AdmittedBy = "wide" }).Should().Be((Fate.Never, "; never in force: wide admits it"));

    [TestMethod]
    public void Where_only_a_part_is_kept_the_part_is_named() =>
        Said(Of("volumes", FindingKind.Lost), Rule(clauses: ["volumes"], control: "volumes") with { Values = ValueSet.Of("nfs") })
            .Should().Be((Fate.Kept, "; kept for nfs by clause volumes"));

    [TestMethod]
    public void The_same_in_several_groups_of_namespaces_is_said_once() =>
        Said(Lost, Rule(clauses: ["a"]), Rule(clauses: ["a"])).Should().Be((Fate.Kept, "; kept by clause a"));

    [TestMethod]
    [DataRow("other", "baseline", "readOnlyRootFilesystem"), DataRow("p", "privileged", "readOnlyRootFilesystem"), DataRow("p", "baseline", "volumes")]
    public void A_rule_of_another_policy_level_or_control_changes_nothing(string policy, string level, string control) =>
        Said(Lost, Rule(clauses: ["a"], control: control) with { Policy = policy, At = new(Levels.Parse(level)!.Value, Comparison.At.Version) })
            .Should().Be((Fate.Open, ""));

    [TestMethod]
    public void What_is_filled_in_need_not_be_written_whatever_the_level_wants()
    {
        var plan = KeptOf.Plan(Plans.Policy("p", "  requiredDropCapabilities: [ALL]\n  allowPrivilegeEscalation: false")
            .Replace("runAsUser: {rule: RunAsAny}", "runAsUser: {rule: MustRunAsNonRoot}", StringComparison.Ordinal) + Plans.Use("shop", "p"));
        var comparison = plan.Policies.Single().At(Level.Restricted);
        var respelled = comparison.Findings.Where(finding => finding is { Kind: FindingKind.Respell, FilledIn: not null }).ToArray();

        respelled.Should().NotBeEmpty();
        foreach (var finding in respelled)
        {
            var line = FindingLine.Of(finding, comparison, Style.Everything, RuleReach.Of());
            line.After.Should().Contain("wants it written");
            KeptWords.Added(line, plan.Kept, comparison, finding).Should().Be(line with { After = "; filled in by the kept policy", Fate = Fate.Kept });
        }
    }

    [TestMethod]
    public void Without_admission_policies_a_line_says_nothing_of_them()
    {
        var line = FindingLine.Of(Lost, Comparison, Style.Everything, RuleReach.Of());

        KeptWords.Added(line, null, Comparison, Lost).Should().BeSameAs(line);
        KeptWords.Fates(Plan).Should().BeEmpty();
    }

    private static Finding Of(string control, FindingKind kind) =>
        Comparison.Findings.Single(finding => finding.Control.Name == control && finding.Kind == kind);

    private static KeptRule Rule(string[]? clauses = null, string? reason = null, string control = "readOnlyRootFilesystem") => new(
        "p", ["shop"], Comparison.At, ControlTable.All.Single(item => item.Name == control), Lost.Values, "spec", Position.None, [.. clauses ?? []], reason);

    private static (Fate, string) Said(Finding finding, params KeptRule[] rules)
    {
        var kept = new Kept { Rules = [.. rules] };
        var line = new FindingLine(finding.Kind, finding.Control.Name, "", "", "", "");
        var said = KeptWords.Added(line, kept, Comparison, finding);
        said.Fate.Should().Be(KeptWords.Of(kept, Comparison, finding));
        return (said.Fate, said.After);
    }
}
