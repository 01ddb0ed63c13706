namespace PspMigrate.Cli.Tests.Cases;

/// <summary>Who admits a pod today, as a real v1.20.2 answered.</summary>
[TestClass]
public sealed class AdmissionCaseTests
{
    [TestMethod]
    public void A_controller_that_may_use_more_than_the_account_admits_the_pods_and_nothing_is_filled_in()
    {
        Case.Fine("check fixctl.yaml").Out.Should().Contain("admitted today by policy open, through the replicaset-controller").And.NotContain("policy strict");

        var fix = Case.Fine("fix fixctl.yaml");
        fix.Out.Should().BeEmpty();
        fix.Error.Should().Contain("1 needs nothing").And.NotContain("10000").And.NotContain("readOnlyRootFilesystem");
    }

    [TestMethod]
    public void A_policy_that_makes_the_pod_invalid_is_a_refusal_through_the_controller_too() =>
        Case.Fine("check ctl422.yaml").Out.Should().Contain("refused today").And.Contain("policy a").And.NotContain("policy b");

    [TestMethod]
    public void An_account_without_a_token_mounts_none() =>
        Case.Fine("check sa.yaml").Out.Should().Contain("admitted today by policy p").And.NotContain("projected");

    [TestMethod]
    [DataRow("eks.privileged", "privileged")]
    [DataRow("team-restricted", "restricted")]
    public void The_annotation_says_who_admitted_a_pod(string policy, string level)
    {
        var pod = $"""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              namespace: shop
              annotations:
                kubernetes.io/psp: {policy}
            spec:
              containers:
              - name: c
                image: i

            """;

        var run = Case.Fine("convert eks/eks.yaml eks/team.yaml - -n shop --policies used", pod);

        run.Level("enforce").Should().Be(level);
        run.Error.Should().Contain($" {policy} (of 2) ");
    }

    [TestMethod]
    public void Grants_to_controllers_do_not_widen_their_own_namespace()
    {
        var run = Case.Fine("convert ks.yaml");

        run.Level("enforce").Should().NotBe("privileged");
        run.Error.Should().Contain("lets every Deployment and ReplicaSet in every namespace use policy wide");
        Case.Fine("convert ks.yaml --include-controllers").Level("enforce").Should().Be("privileged");
    }

    [TestMethod]
    public void A_level_that_only_an_unseen_account_widens_is_marked() =>
        Case.Fine("convert ghost.yaml").Error.Should().Contain("service account ghost, which a binding names and the input doesn't have");

    [TestMethod]
    public void Roles_that_are_missing_leave_open_what_is_refused()
    {
        var run = Case.Fine("convert dang.yaml");

        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("eks:podsecuritypolicy:privileged").And.Contain("EKS").And.NotContain("refuses their pods");
    }

    [TestMethod]
    public void Bindings_that_the_API_refuses_are_told_once()
    {
        foreach (var line in new[] { "convert rbac.yaml", "access -f rbac.yaml" })
        {
            var said = Case.Fine(line).Error;
            said.Split("warning: ").Should().HaveCount(5, "four places are wrong in three bindings");
            said.Split("The API server refuses the whole object").Should().HaveCount(2, "the advice is the same for all of them");
        }

        Case.Fine("convert rbac.yaml --report json --report-file -").Out.Should().NotContain("Robot").And.NotContain("Bad_Name");
    }
}
