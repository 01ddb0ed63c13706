namespace PspMigrate.Cluster.Tests.Verbs;

/// <summary><c>cleanup --restore</c> on a real API server; that all comes back as it was, <see cref="CleanupRunTests"/> holds.</summary>
[TestClass]
public sealed class RestoreRunTests
{
    private static OwnCluster? _cluster;

    private static OwnCluster Cluster => _cluster ??= new OwnCluster("--no-controllers");

    private static Admin Admin => Cluster.Admin;

    [ClassCleanup]
    public static void Stop() => _cluster?.Dispose();

    [TestMethod]
    public void What_somebody_made_since_is_not_overwritten()
    {
        Leftovers.Fill(Admin);
        var file = Scratch.NewFile(".json");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", file).Fine();
        Leftovers.Role(Admin, "used", Leftovers.Rule("", "pods", "get"));

        var run = Of("cleanup", "--restore", file, "--yes");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("ClusterRole used has changed since").And.Contain("nothing was restored");
        Leftovers.Names(Admin, Leftovers.Policies).Should().BeEmpty();
    }

    [TestMethod]
    public void Without_yes_and_a_terminal_nothing_is_restored()
    {
        Leftovers.Fill(Admin);
        var file = Scratch.NewFile(".json");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", file).Fine();

        var run = Of("cleanup", "--restore", file);

        run.Code.Should().Be(2);
        run.Error.Should().Contain("use --yes");
        Leftovers.Names(Admin, Leftovers.Policies).Should().BeEmpty();
    }

    [TestMethod]
    public void What_stood_in_a_namespace_that_is_gone_holds_nothing_else_up()
    {
        Leftovers.Fill(Admin);
        var file = Scratch.NewFile(".json");
        Of("cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", file).Fine();
        File.WriteAllText(file, File.ReadAllText(file)
            .Replace("/namespaces/default/", "/namespaces/gone/", StringComparison.Ordinal)
            .Replace("\"namespace\": \"default\"", "\"namespace\": \"gone\"", StringComparison.Ordinal));

        var run = Of("cleanup", "--restore", file, "--yes").Fine();

        run.Error.Should().Contain("namespace gone is gone, so 2 objects in it can't be restored").And.Contain("Restored 6 objects.");
        Leftovers.Names(Admin, Leftovers.Policies).Should().BeEquivalentTo("free", "used");
    }

    [TestMethod]
    public void A_restore_file_of_another_cluster_is_refused()
    {
        var file = Scratch.Write("other-restore.json", """{"kind": "pspmigrate-restore", "cluster": "another", "objects": []}""");

        Of("cleanup", "--restore", file, "--yes").Error.Should().Contain("another cluster");
    }

    private static Run Of(params string[] args) => Run.With(Cluster.Kubeconfig, args);
}
