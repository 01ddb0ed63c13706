using PspMigrate.Conversion;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Sections;

/// <remarks>facts/pod-security-admission.md, 22-25.</remarks>
[TestClass]
public sealed class PodSecuritySectionTests
{
    [TestMethod]
    public void What_is_there_already_is_told_by_label_and_configuration()
    {
        var plan = Planner.Make(
            GivenManifests.Read(
                GivenManifests.Loose,
                GivenManifests.Grant("loose", "system:serviceaccounts:shop", "shop"),
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}",
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: odd, labels: {pod-security.kubernetes.io/enforce: Restricted}}",
                "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\ndefaults: {enforce: restricted, enforce-version: v1.25}"),
            new() { Enforce = ModeChoice.None });

        var report = Shown.Text(plan, 2000).ReplaceLineEndings(" ");

        report.Should().Contain("restricted:v1.25 (default)");
        report.Should().Contain("would be laxer than what is enforced");
        report.Should().Contain("pod-security.kubernetes.io/enforce=Restricted is not valid");
    }
}
