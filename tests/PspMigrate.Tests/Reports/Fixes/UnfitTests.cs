using PspMigrate.Reports.Fixes;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

/// <remarks>What servers take was tried on a v1.20.2 server with kubectl 1.32.</remarks>
[TestClass]
public sealed class UnfitTests
{
    private const string Template = "{template: {spec: " + Made.Containers + "}}";

    [TestMethod]
    [DataRow("Pod", "v1", Made.Containers, FixForm.Yaml, "a Pod can't be changed once it exists")]
    [DataRow("Job", "batch/v1", Template, FixForm.Kubectl, "the template of a Job can't be changed once it exists")]
    [DataRow("Deployment", "extensions/v1beta1", Template, FixForm.Kustomize, "no longer has extensions/v1beta1")]
    [DataRow("Deployment", "extensions/v1beta1", Template, FixForm.Kubectl, null)]
    [DataRow("Pod", "v1", Made.Containers, FixForm.Kustomize, null)]
    [DataRow("Deployment", "apps/v1", "{template: {spec: {securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: a}]}}}", FixForm.Yaml,
        "server-side apply can't take spec.securityContext")]
    [DataRow("Deployment", "apps/v1", "{template: {spec: " + Made.AddsRaw + "}}", FixForm.Yaml, null)]
    public void What_a_form_can_not_hold_is_said(string kind, string apiVersion, string spec, FixForm form, string? reason)
    {
        var fix = Made.Fix(kind, apiVersion, spec, "baseline:latest", GivenManifests.Loose);

        var problem = Unfit.Reason(fix, form);

        if (reason is null)
            problem.Should().BeNull();
        else
            problem!.Message.Should().StartWith($"{kind}/web in shop is not among the patches: ").And.Contain(reason);
    }

    /// <summary>A diff of the manifest is always a way.</summary>
    [TestMethod]
    [DataRow("Pod", "v1", Made.Containers), DataRow("Deployment", "extensions/v1beta1", Template)]
    public void A_diff_holds_everything(string kind, string apiVersion, string spec) =>
        Unfit.Reason(Made.Fix(kind, apiVersion, spec), FixForm.Diff).Should().BeNull();
}
