using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Tests.Reports;

namespace PspMigrate.Tests.Conversion.Keeping;

/// <summary>Mutating admission comes before Pod Security, so levels judge what was filled in (facts/admission-policies.md, Versions).</summary>
[TestClass]
public sealed class FilledPodsTests
{
    /// <summary>Fills in all that restricted asks for.</summary>
    private static readonly string Policy = Plans.Policy("strict",
        """
          allowPrivilegeEscalation: false
          requiredDropCapabilities: [ALL]
        """).Replace("runAsUser: {rule: RunAsAny}", "runAsUser: {rule: MustRunAsNonRoot}", StringComparison.Ordinal).Replace(
            "metadata: {name: strict}",
            "metadata: {name: strict, annotations: {seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default, "
                + "seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default}}",
            StringComparison.Ordinal) + Plans.Use("shop", "strict");

    [TestMethod]
    [DataRow(false, "", "Baseline")]
    [DataRow(true, "", "Restricted")]
    [DataRow(true, "os: {name: windows}, ", "Baseline")]
    [DataRow(true, "hostNetwork: true, ", "Privileged")]
    public void Workloads_pass_what_they_pass_once_filled_in(bool fillsIn, string spec, string strictest) =>
        Plans.Of(Policy + Web(spec), new() { Version = KeptOf.Newest, FillsIn = fillsIn, Fit = Fit.Workloads })
            .Namespaces.Should().ContainSingle().Which.Workloads.Strictest.Should().Be(Enum.Parse<Level>(strictest));

    [TestMethod]
    [DataRow(KeepParts.All, 36, true)]
    [DataRow(KeepParts.Fill, 36, true)]
    [DataRow(KeepParts.Validate, 36, false)]
    [DataRow(KeepParts.All, 35, false)]
    public void Something_is_filled_in_where_it_is_asked_for_and_the_server_can(KeepParts parts, int minor, bool fillsIn) =>
        new KeepOptions { Parts = parts }.FillsIn(new(minor)).Should().Be(fillsIn);

    [TestMethod]
    public void What_has_to_be_written_becomes_filled_in()
    {
        var options = new PlanOptions { Version = KeptOf.Newest, FillsIn = true, Enforce = new(IsAuto: false, Level.Restricted) };

        var report = Shown.Text(KeptOf.Plan(Policy + Web(""), options: options), 2000);

        report.Should().Contain(" 0 to respell, 0 no longer filled in;").And.Contain(" 4 filled in by admission policies")
            .And.Contain("= filled in  capabilities: unset was filled in as drop ALL (in.yaml:12); filled in by the kept policy")
            .And.NotMatchRegex("~ respell  [A-Za-z]+:");
    }

    private static string Web(string spec) => $$$"""
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: { {{{spec}}}containers: [{name: web, image: web}] }

        """;
}
