using PspMigrate.Cli.CommandLine;
using PspMigrate.Cli.Tests.Git;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>A hierarchical repository of Config Sync, modelled on the vendor's sample: <c>fixtures/trees/config-sync</c>.</summary>
/// <remarks>
/// cloud.google.com/kubernetes-engine/config-sync/docs/concepts/hierarchical-repo; GoogleCloudPlatform/anthos-config-management-samples
/// hierarchical-format, whose directory compiled holds what is applied; kpt-config-sync pkg/validate/tree/hydrate.
/// </remarks>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class HierarchicalRepositoryTests
{
    [TestMethod]
    public void Objects_go_into_the_namespace_of_their_directory_and_those_above_it_into_all_that_their_selector_takes()
    {
        using var test = TestTrees.Copy("config-sync", path: "");

        test.Run("check", "-R", "config-sync").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("NAMESPACE shop   LEVEL baseline:latest (proposed by convert)   2 workloads")
            .And.Contain("NAMESPACE shop-test   LEVEL baseline:latest (proposed by convert)   1 workload: all pass");
        test.Out.Split("admitted today by policy plain").Should().HaveCount(3, "both inherit the binding");
        test.Out.Split("DaemonSet/agent").Should().HaveCount(2, "its selector takes in one of them");
    }

    [TestMethod]
    public void Bindings_are_not_inherited_from_beside()
    {
        using var test = TestTrees.Copy("config-sync", path: "");

        test.Run("convert", "-R", "config-sync", "-o", "wide", "--report", "none").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Split('\n').Should().ContainSingle(line => line.StartsWith("audit ", StringComparison.Ordinal)).Which.Should().Contain("restricted");
    }

    [TestMethod]
    public void What_no_namespace_inherits_is_told()
    {
        using var test = TestTrees.Copy("config-sync", path: "");

        test.Run("check", "-R", "config-sync").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("note: config-sync/namespaces/retired: no namespace lies below this directory, so Config Sync applies nothing of it");
    }

    [TestMethod]
    public void Without_the_Repo_object_directories_say_nothing()
    {
        using var test = TestTrees.Copy("config-sync", path: "");
        test.Write("config-sync/system/repo.yaml", "# nothing\n");

        test.Run("check", "-R", "config-sync").Should().Be(ExitCode.Ok, test.Error);

        test.Out.Should().Contain("NAMESPACE default ").And.NotContain("NAMESPACE shop ");
    }

    [TestMethod]
    public void Namespaces_are_labelled_in_their_directories()
    {
        using var test = TestTrees.Commit("config-sync");

        test.PrOk("--dry-run");

        test.Out.Split('\n').Where(line => line.StartsWith("+++", StringComparison.Ordinal)).Should().Equal(
            "+++ b/namespaces/audit/namespace.yaml", "+++ b/namespaces/online/shop-test/namespace.yaml", "+++ b/namespaces/online/shop/namespace.yaml");
    }

    /// <remarks>kpt-config-sync pkg/validate/raw/validate/directory_validator.go, InvalidNamespaceNameError: nothing at all is applied then.</remarks>
    [TestMethod]
    public void No_Namespace_is_made_in_the_directory_of_another()
    {
        using var test = TestTrees.Commit("config-sync", ("cluster/pod.yaml",
            GitSandbox.Policies.Replace("plain", "other", StringComparison.Ordinal)
                + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: late}\nspec: {containers: [{name: x, image: i}]}\n"));

        test.PrOk("--dry-run");

        test.Error.Should().Contain("namespace late is left alone: it has no manifest in this repository; "
            + "in namespaces each namespace has a directory of its name; say with --new-files where its manifest belongs");
        test.PrOk("--dry-run", "--new-files", "namespaces/late");
        test.Out.Should().Contain("+++ b/namespaces/late/namespace-late.yaml");
    }
}
