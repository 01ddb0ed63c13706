namespace PspMigrate.Cli.Tests.Cases;

/// <summary>Inputs that hold no PodSecurityPolicy.</summary>
[TestClass]
public sealed class WithoutPolicyCaseTests
{
    [TestMethod]
    [DataRow("check post125.yaml")]
    [DataRow("fix post125.yaml")]
    [DataRow("check dropall.yaml")]
    [DataRow("fix dropall.yaml")]
    public void No_word_is_said_of_policies(string line)
    {
        var run = Case.Fine(line);

        (run.Out + run.Error).Should().NotContain("policy ").And.NotContain("PodSecurityPolicy").And.NotContain("refused today").And.NotContain("no policy is");
    }

    // containerd and CRI-O take all and ALL for the same; Pod Security compares literally.
    [TestMethod]
    public void All_is_a_respelling_of_ALL()
    {
        Case.Fine("check dropall.yaml").Out.Should().Contain("FIXABLE").And.Contain("passes after fix");
        var fix = Case.Fine("fix dropall.yaml");
        fix.Out.Should().Contain("- ALL");
        fix.Error.Should().NotContain("warning");
    }

    [TestMethod]
    public void Levels_follow_from_the_workloads()
    {
        foreach (var line in new[] { "convert no-psp-fit.yaml", "convert no-psp-fit.yaml --fit workloads" })
        {
            var run = Case.Fine(line);

            run.Level("enforce").Should().Be("baseline");
            run.Error.Should().NotContain("nothing to convert").And.NotContain("PodSecurityPolicy");
        }
    }

    [TestMethod]
    public void What_has_no_containers_is_not_judged()
    {
        var run = Case.Of("check patch.yaml --level restricted");

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("has no containers").And.Contain("patch");
    }
}
