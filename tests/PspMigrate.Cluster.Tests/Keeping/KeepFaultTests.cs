namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary><c>apply --keep</c> stopped at each of its writes: no namespace loses what Pod Security lets in before its policies are there.</summary>
[TestClass]
public sealed class KeepFaultTests
{
    [TestMethod]
    public void Whichever_write_is_refused_labels_change_only_where_all_policies_are_there()
    {
        using var admin = new Admin(TestLab.Kubeconfig);
        var names = KeptObjects.Make(admin);
        var file = Scratch.NewFile(".json");
        string[] command = [.. KeptObjects.Apply(names), "--rollback-file", file];
        var (policies, labels) = (KeptObjects.State(admin), Spaces.State(admin, names));
        Run.With(TestLab.Kubeconfig, command).Fine();
        var (kept, labelled) = (KeptObjects.State(admin), Spaces.State(admin, names));
        var stops = 0;
        for (var at = 1; ; at++, stops++)
        {
            Run.With(TestLab.Kubeconfig, "apply", "--rollback", file, "--yes").Fine();
            (KeptObjects.State(admin), Spaces.State(admin, names)).Should().Be((policies, labels));
            var writes = 0;
            using var proxy = new Proxy(seen =>
                seen.IsWrite && Interlocked.Increment(ref writes) >= at ? Fault.Status(403, "Forbidden", "no more") : null, admin);
            var run = Run.With(proxy.Kubeconfig, command);
            if (run.Code == 0)
                break;

            KeptObjects.Dangling(admin).Should().BeEmpty("a policy comes before its binding");
            if (Spaces.State(admin, names) is var now && now != labels)
            {
                KeptObjects.State(admin).Should().Be(kept);
                run.Error.Should().Contain($"Stopped: 1 of {names.Length} namespaces labelled");
            }
            else if (KeptObjects.State(admin) != policies)
            {
                run.Error.Should().Contain(
                    KeptObjects.State(admin) == kept ? "Stopped: " : "Stopped: some admission policies may be applied; no label was changed.");
            }
        }

        stops.Should().BeGreaterThan(names.Length + 1);
        (KeptObjects.State(admin), Spaces.State(admin, names)).Should().Be((kept, labelled));
        Run.With(TestLab.Kubeconfig, "apply", "--rollback", file, "--yes").Fine();
    }
}
