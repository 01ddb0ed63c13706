using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports.Fixes;
using PspMigrate.Reports.Forms;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

/// <summary>Expectations about what servers take were tried on a v1.20.2 server with kubectl 1.32.</summary>
[TestClass]
public sealed class FixFormTests
{
    private const string Containers = "{containers: [{name: a}]}";

    [TestMethod]
    [DataRow("Deployment", "apps/v1", "selector: {matchLabels: {app: x}}", "  selector:\n    matchLabels:\n      app: x\n  template:\n")]
    [DataRow("StatefulSet", "apps/v1", "selector: {matchLabels: {app: x}}, serviceName: s",
        "  selector:\n    matchLabels:\n      app: x\n  serviceName: s\n  template:\n")]
    [DataRow("ReplicationController", "v1", "selector: {app: x}", "spec:\n  template:\n")]
    public void Objects_for_server_side_apply_hold_what_validation_asks_for(string kind, string apiVersion, string fields, string expected) =>
        FixYaml.Write([Fix(kind, apiVersion, $"{{{fields}, template: {{spec: {Containers}}}}}")]).Should().Contain(expected);

    [TestMethod]
    public void Objects_in_JSON_are_one_list()
    {
        var json = System.Text.Json.JsonDocument.Parse(FixJson.Write([Fix("Deployment", "apps/v1", $"{{template: {{spec: {Containers}}}}}")])).RootElement;

        json.GetProperty("kind").GetString().Should().Be("List");
        json.GetProperty("items")[0].GetProperty("metadata").GetProperty("name").GetString().Should().Be("web");
        FixJson.Write([]).Should().BeEmpty();
    }

    [TestMethod]
    public void Commands_can_be_pasted_whatever_the_names_are()
    {
        var line =
            FixCommands.Write([Fix("Deployment", "extensions/v1beta1", "{template: {spec: {containers: [{name: \"$(rm)'\"}]}}}", name: "\"; reboot'\"")]);

        line.Should().StartWith(
            "kubectl patch --namespace=shop 'deployment.apps/; reboot'\\''' --field-manager=pspmigrate --type=strategic "
                + "--patch='{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"$(rm)'\\''\"")
            .And.EndWith("'\n");
    }

    [TestMethod]
    [DataRow("Pod", "v1", Containers, FixForm.Yaml, "a Pod can't be changed once it exists")]
    [DataRow("Job", "batch/v1", "{template: {spec: " + Containers + "}}", FixForm.Kubectl, "the template of a Job can't be changed once it exists")]
    [DataRow("Deployment", "extensions/v1beta1", "{template: {spec: " + Containers + "}}", FixForm.Kustomize, "no longer has extensions/v1beta1")]
    [DataRow("Deployment", "extensions/v1beta1", "{template: {spec: " + Containers + "}}", FixForm.Kubectl, null)]
    [DataRow("Pod", "v1", Containers, FixForm.Kustomize, null)]
    [DataRow("Deployment", "apps/v1", "{template: {spec: {securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: a}]}}}", FixForm.Yaml,
        "server-side apply can't take spec.securityContext")]
    [DataRow("Deployment", "apps/v1", "{template: {spec: {containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW]}}}]}}}", FixForm.Yaml, null)]
    public void What_a_form_can_not_hold_is_said(string kind, string apiVersion, string spec, FixForm form, string? reason)
    {
        var fix = Fix(kind, apiVersion, spec, "baseline:latest", GivenManifests.Loose);

        var problem = Unfit.Reason(fix, form);

        if (reason is null)
            problem.Should().BeNull();
        else
            problem!.Message.Should().Contain(reason);
    }

    /// <remarks>A null leaves the field as it is; an empty list empties it (a v1.20.2 server).</remarks>
    [TestMethod]
    public void A_list_that_is_taken_away_becomes_empty() => FixYaml.Write(
    [
        Fix("Deployment", "apps/v1", "{template: {spec: {containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW]}}}]}}}", "baseline:latest",
            GivenManifests.Loose),
    ]).Should().Contain("add: []\n").And.NotContain("null");

    [TestMethod]
    public void A_component_names_a_namespace_only_where_that_tells_workloads_apart()
    {
        var fix = Fix("Deployment", "apps/v1", $"{{template: {{spec: {Containers}}}}}", name: "a.b");

        FixComponent.Write([fix], [fix.Workload]).Should().Contain("    name: \"a\\\\.b\"\n  patch: |-\n").And.NotContain("namespace");
        FixComponent.Write([fix], [fix.Workload, fix.Workload with { Namespace = "bank" }]).Should().Contain("    namespace: shop\n");
        FixComponent.Write([], []).Should().BeEmpty();
    }

    [TestMethod]
    public void Replacing_values_of_others_needs_force()
    {
        ImmutableArray<Fix> fixes = [Fix("Deployment", "apps/v1",
            "{template: {spec: {containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW]}}}]}}}", "baseline:latest", GivenManifests.Loose)];

        ReportForm.Text.Render(new FixAnswer(fixes, fixes, [], new(_ => null)) { Form = FixForm.Yaml })
            .Should().Contain("--field-manager=pspmigrate --force-conflicts -f FILE\n");
    }

    private static Fix Fix(string kind, string apiVersion, string spec, string level = "restricted:latest", string policy = GivenManifests.WithoutSeccomp,
        string name = "web") => Fixer.Make(
        Workload(kind, apiVersion, spec, name), GivenManifests.Policy(policy), GivenManifests.At(level));

    private static Workload Workload(string kind, string apiVersion, string spec, string name) =>
        GivenManifests.Read($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}, namespace: shop}}\nspec: {spec}").Workloads.Single();
}
