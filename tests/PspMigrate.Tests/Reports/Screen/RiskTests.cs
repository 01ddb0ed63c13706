using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Screen;

namespace PspMigrate.Tests.Reports.Screen;

/// <remarks>Which pods pass which level: docs/facts/pod-security-checks.md.</remarks>
[TestClass]
public sealed class RiskTests
{
    [TestMethod]
    public void Workloads_are_counted_by_what_becomes_of_them()
    {
        var risk = Of(Plans.Policy("p") + Plans.Use("shop", "p"), Pod("fine"), Pod("net", "hostNetwork: true, "));

        risk.Should().Be(new Risk(Fine: 1, Fixable: 0, Refused: 1, IsOpen: false));
        (risk.RefusedNow, risk.Mark, risk.Words).Should().Be((1, Tone.Warning, "1 ok, 1 refused"));
    }

    /// <summary>Every pod lets its capabilities stand; the policy drops them all, and the fix says so.</summary>
    [TestMethod]
    public void What_a_fix_spells_out_is_no_risk_afterwards()
    {
        const string strict = "  allowPrivilegeEscalation: false\n  requiredDropCapabilities: [ALL]\n";
        var policy = Plans.Policy("p", strict).Replace("runAsUser: {rule: RunAsAny}", "runAsUser: {rule: MustRunAsNonRoot}", StringComparison.Ordinal)
            .Replace("metadata: {name: p}", "metadata: {name: p, annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default, "
                + "seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default}}", StringComparison.Ordinal);

        var risk = Of(policy + Plans.Use("shop", "p"), Pod("a"));

        risk.Should().Be(new Risk(Fine: 0, Fixable: 1, Refused: 0, IsOpen: false));
        risk.Words.Should().Be("1 after fix");
    }

    [TestMethod]
    public void Where_no_level_is_enforced_a_namespace_is_open()
    {
        var risk = Of(Plans.Policy("p"), Pod("a"));

        (risk.IsOpen, risk.RefusedNow, risk.Mark).Should().Be((true, 0, Tone.Open));
    }

    [TestMethod]
    public void Sums_are_open_where_a_part_is()
    {
        var sum = new Risk(1, 2, 3, IsOpen: false) + new Risk(1000, 0, 0, IsOpen: true);

        sum.Should().Be(new Risk(1001, 2, 3, IsOpen: true));
        sum.Words.Should().Be("1,001 ok, 2 after fix, 3 refused");
        default(Risk).Words.Should().BeNull();
    }

    private static string Pod(string name, string spec = "") =>
        $"---\n{{apiVersion: v1, kind: Pod, metadata: {{name: {name}, namespace: shop}}, spec: {{{spec}containers: [{{name: a, image: i}}]}}}}\n";

    private static Risk Of(string policies, params string[] pods) => Risk.Of(Plans.Of(
        policies + "---\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n" + string.Concat(pods),
        new() { Closed = ClosedChoice.None }).Namespaces.Single());
}
