using PspMigrate.Cli.Verbs;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class ApplyOptionsTests
{
    [TestMethod]
    [DataRow("apply", Mode.Enforce, Mode.Audit, Mode.Warn)]
    [DataRow("apply --stage audit", Mode.Audit, Mode.Warn)]
    [DataRow("apply --stage warn", Mode.Warn)]
    public void A_stage_sets_its_mode_and_those_before(string line, params Mode[] modes) => ApplyOptions.From(Typed.Line(line)).Modes.Should().Equal(modes);

    [TestMethod]
    [DataRow("apply --raise --overwrite", "--raise and --overwrite can't be used together")]
    [DataRow("apply --rollback a --rollback-file b", "--rollback and --rollback-file can't be used together")]
    [DataRow("apply --rollback a -l team=web", "--rollback takes no other files and no --selector")]
    [DataRow("apply --rollback a -f b", "--rollback takes no other files and no --selector")]
    public void What_contradicts_itself_is_refused(string line, string message) =>
        Typed.Refused(() => ApplyOptions.From(Typed.Line(line))).Should().Be(message);

    [TestMethod]
    public void Nothing_is_written_unless_somebody_agrees_or_says_so()
    {
        var options = ApplyOptions.From(Typed.Line("apply"));

        (options.Yes, options.Levels.Plan.Overwrite, options.ForceConflicts, options.DryRun).Should().Be((false, false, false, DryRun.None));
        ApplyOptions.From(Typed.Line("apply --dry-run client")).DryRun.Should().Be(DryRun.Client);
        ApplyOptions.From(Typed.Line("apply --dry-run=server -y")).DryRun.Should().Be(DryRun.Server);
    }
}
