using PspMigrate.Cli.Verbs;
using PspMigrate.Conversion.Keeping;

namespace PspMigrate.Cli.Tests.Verbs;

[TestClass]
public sealed class KeepingOptionsTests
{
    [TestMethod]
    [DataRow("convert")]
    [DataRow("check")]
    [DataRow("apply")]
    [DataRow("pr")]
    [DataRow("status")]
    public void Verbs_keep_only_when_they_are_asked_to(string verb)
    {
        var options = Application.Verbs.Single(item => item.Name == verb).Options;
        var keep = options.Single(group => group.Title is "Keeping").Options.OfType<KeepOption>().Single();

        keep.From(Typed.Line($"{verb} --scope grants"), new()).Should().BeNull();
        keep.From(Typed.Line($"{verb} --keep --scope grants"), new())!.Scope.Should().Be(KeepScope.Grants);
    }

    [TestMethod]
    public void Every_option_is_taken()
    {
        var typed = Typed.Line("keep --scope namespace --parts validate --actions Warn,Audit --ephemeral skip --guard-labels -n shop");

        KeepingOptions.From(typed, InputOptions.From(typed, [])).Should().Be(new KeepOptions
        {
            Scope = KeepScope.Namespace,
            Parts = KeepParts.Validate,
            Actions = KeepActions.WarnAndAudit,
            JudgesEphemeral = false,
            GuardsLabels = true,
            DefaultNamespace = "shop",
        });
    }

    /// <summary>Until a level is enforced, nothing else is.</summary>
    [TestMethod]
    [DataRow("apply --keep", KeepActions.Deny)]
    [DataRow("apply --keep --stage audit", KeepActions.WarnAndAudit)]
    [DataRow("apply --keep --stage warn --actions Deny", KeepActions.WarnAndAudit)]
    public void What_is_kept_only_warns_until_levels_are_enforced(string line, KeepActions actions) =>
        ApplyOptions.From(Typed.Line(line)).Keeping!.Actions.Should().Be(actions);
}
