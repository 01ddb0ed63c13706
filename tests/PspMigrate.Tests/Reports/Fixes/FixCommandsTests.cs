using PspMigrate.Reports.Fixes;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

[TestClass]
public sealed class FixCommandsTests
{
    [TestMethod]
    public void Commands_can_be_pasted_whatever_the_names_are()
    {
        var line = FixForms.Kubectl(
            [Made.Fix("Deployment", "extensions/v1beta1", "{template: {spec: {containers: [{name: \"$(rm)'\"}]}}}", name: "\"; reboot'\"")]);

        line.Should().StartWith(
            "kubectl patch --namespace=shop 'deployment.apps/; reboot'\\''' --field-manager=pspmigrate --type=strategic "
                + "--patch='{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"$(rm)'\\''\"")
            .And.EndWith("'\n");
    }

    /// <remarks>The server is asked in the version that it prefers; the group tells kinds of the same name apart.</remarks>
    [TestMethod]
    [DataRow("ReplicationController", "v1", "replicationcontroller/web")]
    [DataRow("Job", "batch/v1", "job.batch/web")]
    [DataRow("DaemonSet", "apps/v1", "daemonset.apps/web")]
    public void A_workload_is_named_with_the_group_of_its_kind(string kind, string apiVersion, string expected) =>
        FixForms.Kubectl([Made.Fix(kind, apiVersion, $"{{template: {{spec: {Made.Containers}}}}}")]).Should().Contain($" {expected} ");

    /// <summary>What is patched is named beside the patch, and needn't be in it.</summary>
    [TestMethod]
    public void A_patch_holds_what_changes_alone() =>
        FixForms.Kubectl([Made.Web()]).Should().Contain("--patch='{\"spec\":").And.NotContain("metadata").And.NotContain("apiVersion");

    [TestMethod]
    public void A_fix_that_changes_nothing_is_no_command() =>
        FixForms.Kubectl([Made.Web(level: "privileged:latest", policy: GivenManifests.Loose)]).Should().BeEmpty();
}
