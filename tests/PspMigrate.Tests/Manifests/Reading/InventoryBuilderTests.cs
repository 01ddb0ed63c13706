using System.Text;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests.Reading;

[TestClass]
public sealed class InventoryBuilderTests
{
    /// <remarks>openshift/cluster-policy-controller pkg/psalabelsyncer: what constraints put into pods counts as said by them, as they come first.</remarks>
    [TestMethod]
    [DataRow("openshift.io/sa.scc.uid-range: 1000650000/10000", "Deployment", true)]
    [DataRow("openshift.io/sa.scc.uid-range: 1000650000/10000", "Pod", false)]
    [DataRow("team: a", "Deployment", false)]
    public void Where_OpenShift_fills_pods_in_templates_are_said_to_be_judged_as_written(string annotation, string kind, bool isSaid)
    {
        var reader = new ManifestReader(new());
        var spec = kind is "Pod" ? "{containers: [{name: a}]}" : "{template: {spec: {containers: [{name: a}]}}}";
        reader.Read("in.yaml", new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""
            apiVersion: v1
            kind: Namespace
            metadata:
              name: shop
              annotations:
                {{annotation}}
            ---
            apiVersion: {{(kind is "Pod" ? "v1" : "apps/v1")}}
            kind: {{kind}}
            metadata: {name: web, namespace: shop}
            spec: {{spec}}
            """)));

        reader.Finish().Diagnostics.Any(diagnostic => diagnostic.Advice?.Contains("oc get", StringComparison.Ordinal) == true).Should().Be(isSaid);
    }
}
