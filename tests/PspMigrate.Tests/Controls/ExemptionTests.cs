using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

/// <summary>Pods that some checks pass over.</summary>
/// <remarks>facts/pod-security-checks.md, 12 and 19.</remarks>
[TestClass]
public sealed class ExemptionTests
{
    [TestMethod]
    public void Nobody_is_exempt_by_default() =>
        Exemption.All.Where(exemption => exemption.Covers(new Pod())).Should().BeEmpty();

    [TestMethod]
    public void A_pod_that_is_made_exempt_is_exempt()
    {
        var made = Exemption.All.Where(exemption => exemption.Make is not null).ToArray();
        made.Should().NotBeEmpty().And.OnlyContain(exemption => exemption.Covers(exemption.Make!(new Pod())));
    }

    [TestMethod]
    public void Every_exemption_is_in_the_list_and_of_some_check()
    {
        var used = ControlTable.All.SelectMany(control => control.Checks).SelectMany(check => check.Exempt).Distinct();
        used.Should().BeEquivalentTo(Exemption.All);
    }

    /// <remarks>kubernetes/pod-security-admission policy/check_procMount.go @v1.35: baseline passes over the pods, restricted doesn't.</remarks>
    [TestMethod]
    [DataRow("baseline:v1.34", false)]
    [DataRow("baseline:v1.35", true)]
    [DataRow("restricted:v1.35", false)]
    public void What_a_level_allows_in_exempt_pods_follows_from_its_checks(string level, bool allowed)
    {
        var control = ControlTable.Get<ProcMount>();
        control.Allowed(Given.At(level), Exemption.UserNamespace).Contains("Unmasked").Should().Be(allowed);
        control.AllowedInSome(Given.At(level)).Contains("Unmasked").Should().Be(allowed);
        control.Allowed(Given.At(level)).Contains("Unmasked").Should().BeFalse();
    }
}
