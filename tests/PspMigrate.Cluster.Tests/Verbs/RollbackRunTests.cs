namespace PspMigrate.Cluster.Tests.Verbs;

/// <summary><c>apply --rollback</c> on a real API server.</summary>
[TestClass]
public sealed class RollbackRunTests
{
    [TestMethod]
    [DataRow("Update")]
    [DataRow("Apply")]
    public void Rolling_back_gives_values_and_owners_back(string operation)
    {
        var names = Spaces.Make("back", 2);
        Spaces.Label(names[1], "gitops", operation, ("psa/enforce", "privileged"), ("psa/warn", "baseline"), ("team", "a"));
        Spaces.Label(names[1], "pspmigrate", "Apply", ("psa/audit", "baseline"));
        var before = Spaces.State(names);
        var file = Scratch.NewFile(".json");
        Run.Of(Spaces.Apply(names, "--force-conflicts", "--rollback-file", file)).Fine();
        Spaces.State(names).Should().Contain($"{names[1]} enforce=baseline pspmigrate/Apply");

        Run.Of("apply", "--rollback", file, "--yes").Fine();

        Spaces.State(names).Should().Be(before);
    }

    [TestMethod]
    public void Rolling_back_does_not_undo_what_others_did_since()
    {
        var name = Spaces.Make("since")[0];
        var file = Scratch.NewFile(".json");
        Run.Of(Spaces.Apply([name], "--rollback-file", file)).Fine();
        Spaces.Label(name, "somebody", "Update", ("psa/enforce", "restricted"));
        var before = Spaces.State(name);

        var run = Run.Of("apply", "--rollback", file, "--yes");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("changed by others since: pod-security.kubernetes.io/enforce");
        Spaces.State(name).Should().Be(before);
    }

    [TestMethod]
    public void Rolling_back_one_namespace_leaves_the_others()
    {
        var names = Spaces.Make("one", 2);
        var file = Scratch.NewFile(".json");
        var before = Spaces.State(names[0]);
        Run.Of(Spaces.Apply(names, "--rollback-file", file)).Fine();
        var other = Spaces.State(names[1]);

        Run.Of("apply", "--rollback", file, "-n", names[0], "--yes").Fine().Error.Should().Contain("Restored the labels of 1 namespace.");

        Spaces.State(names[0]).Should().Be(before);
        Spaces.State(names[1]).Should().Be(other);
    }

    [TestMethod]
    public void A_rollback_file_of_another_cluster_is_refused()
    {
        var file = Scratch.Write("other.json", """{"kind": "pspmigrate-rollback", "cluster": "another", "namespaces": []}""");

        Run.Of("apply", "--rollback", file, "--yes").Error.Should().Contain("another cluster")
            .And.MatchRegex(@"this is \w+ \(https?://[^ ]+\); choose with --context", "people know clusters by their contexts");
    }

    [TestMethod]
    public void A_dry_run_says_what_can_be_restored_and_writes_nothing()
    {
        var name = Spaces.Make("rehearsed")[0];
        var file = Scratch.NewFile(".json");
        Run.Of(Spaces.Apply([name], "--rollback-file", file)).Fine();
        var labelled = Spaces.State(name);

        Run.Of("apply", "--rollback", file, "--dry-run", "client").Fine().Error.Should()
            .Contain("The labels of 1 namespace can be restored; nothing was written.");

        Spaces.State(name).Should().Be(labelled);
    }
}
