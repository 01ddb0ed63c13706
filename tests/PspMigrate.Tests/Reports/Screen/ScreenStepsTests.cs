using PspMigrate.Conversion;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Screen;

namespace PspMigrate.Tests.Reports.Screen;

/// <summary>What to type next.</summary>
[TestClass]
public sealed class ScreenStepsTests
{
    private static readonly Invocation Repository = new("pspmigrate", "k8s/", IsRepository: true);

    [TestMethod]
    public void Each_command_has_its_purpose_and_can_be_pasted()
    {
        var commands = First(Plans.OfFixture("cases/eks"), 3);

        commands.Purposes.Should().HaveSameCount(commands.Lines).And.NotContain("");
        commands.Lines.Should().OnlyHaveUniqueItems().And.OnlyContain(line => line.StartsWith("pspmigrate ") || line.StartsWith("kubectl "));
    }

    [TestMethod]
    public void Where_there_is_less_room_later_steps_give_way_and_the_full_report_stays()
    {
        var plan = Plans.OfFixture("cases/eks");
        var (one, three) = (First(plan, 1), First(plan, 3));

        three.Lines.Length.Should().Be(one.Lines.Length + 2);
        three.Lines[0].Should().Be(one.Lines[0]);
        one.Lines[^1].Should().Be("pspmigrate convert k8s/ --report full");
    }

    [TestMethod]
    public void Why_pods_are_refused_comes_before_labels_and_what_policies_leave_behind_last()
    {
        var plan = Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p") + Plans.Pod("net", "shop", "hostNetwork: true, "));

        First(plan, 9).Lines.Select(line => line.Split(' ')[1]).Should().ContainInOrder("check", "pr", "cleanup", "convert");
    }

    /// <summary>Before anything else the objects are needed that say who may use what.</summary>
    [TestMethod]
    public void Policies_alone_are_to_be_given_with_what_grants_them() => First(Plans.Of(Plans.Policy("p")), 3).Lines.Take(2)
        .Should().Equal("pspmigrate convert k8s/ rbac.yaml", "pspmigrate convert k8s/ --context NAME");

    [TestMethod]
    public void Nothing_is_done_before_every_namespace_has_its_labels()
    {
        Steps(Plans.Of(HardCases.Done)).IsDone.Should().BeTrue();
        Steps(Plans.Of(HardCases.Done + Plans.Namespace("late") + Plans.Pod("a", "late"))).IsDone.Should().BeFalse();
        Steps(Plans.Of(Plans.Policy("p"))).IsDone.Should().BeFalse("there are no namespaces");
    }

    /// <summary>Below v1.23 nothing enforces labels; a repository's labels are looked at as a diff.</summary>
    [TestMethod]
    public void A_rehearsal_is_what_the_target_can_do()
    {
        var plan = Plans.Of(Plans.Policy("p") + Plans.Reached("shop", "p"));

        First(plan, 5).Lines.Should().Contain(line => line.StartsWith("pspmigrate pr --dry-run"));
        First(plan, 5, new("pspmigrate", "")).Lines.Should().Contain("pspmigrate apply --dry-run=server");
    }

    private static Commands First(Plan plan, int limit, Invocation? invocation = null) => Steps(plan, invocation).First(limit);

    private static ScreenSteps Steps(Plan plan, Invocation? invocation = null) => new(plan, invocation ?? Repository);
}
