using PspMigrate.Cli.Verbs;
using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class LevelOptionsTests
{
    [TestMethod]
    [DataRow("v1.25", 25)]
    [DataRow("1.25.3", 25)]
    [DataRow("v1.24.10-eks-48e63af", 24)]
    public void A_version_is_what_servers_and_vendors_call_it(string typed, int minor) =>
        From($"--kubernetes-version {typed}").Version.Should().Be(new KubernetesVersion(minor));

    [TestMethod]
    [DataRow("v2.1")]
    [DataRow("25")]
    [DataRow("newest")]
    public void Anything_else_is_no_version(string typed) =>
        Typed.Refused(() => From($"--kubernetes-version {typed}")).Should().Be($"--kubernetes-version: unknown value \"{typed}\"");

    [TestMethod]
    public void A_version_that_is_not_known_yet_is_taken_as_the_newest_and_said()
    {
        var options = From($"--kubernetes-version v1.{KubernetesVersion.NewestMinor + 1}");

        options.Version.Should().Be(new KubernetesVersion(KubernetesVersion.NewestMinor));
        options.Note.Should().Contain("newer than the standards known here");
    }

    [TestMethod]
    public void Raising_goes_by_workloads_as_they_are_written()
    {
        var plan = From("--raise").Plan;

        (plan.Fit, plan.Raise).Should().Be((Fit.Workloads, RaiseMode.AsWritten));
        From("--raise --fit workloads").Plan.Raise.Should().Be(RaiseMode.AsWritten);
        From("--raise").WithFixes().Plan.Raise.Should().Be(RaiseMode.AfterFixes);
        From("").WithFixes().Plan.Raise.Should().Be(RaiseMode.None);
    }

    [TestMethod]
    [DataRow("--raise --overwrite", "--raise and --overwrite can't be used together")]
    [DataRow("--raise --fit policy", "--raise goes by the workloads alone")]
    [DataRow("--raise --fit exact", "--raise goes by the workloads alone")]
    public void What_would_lower_levels_does_not_go_with_raising(string line, string message) => Typed.Refused(() => From(line)).Should().Be(message);

    private static LevelOptions From(string line) => LevelOptions.From(Typed.Line($"convert {line}"));
}
