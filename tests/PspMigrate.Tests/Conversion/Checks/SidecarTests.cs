using PspMigrate.Conversion;

namespace PspMigrate.Tests.Conversion.Checks;

[TestClass]
public sealed class SidecarTests
{
    [TestMethod]
    [DataRow("{labels: {sidecar.istio.io/inject: 'true'}}", "{}", "Istio")]
    [DataRow("{annotations: {sidecar.istio.io/inject: 'true'}}", "{}", "Istio")]
    [DataRow("{labels: {istio.io/rev: canary}}", "{}", "Istio")]
    [DataRow("{}", "labels: {istio-injection: enabled}", "Istio")]
    [DataRow("{}", "labels: {istio.io/rev: canary}", "Istio")]
    [DataRow("{labels: {sidecar.istio.io/inject: 'false'}}", "labels: {istio-injection: enabled}", null)]
    [DataRow("{}", "labels: {istio-injection: disabled, istio.io/rev: canary}", null)]
    [DataRow("{annotations: {linkerd.io/inject: enabled}}", "{}", "Linkerd")]
    [DataRow("{}", "annotations: {linkerd.io/inject: enabled}", "Linkerd")]
    [DataRow("{annotations: {linkerd.io/inject: disabled}}", "annotations: {linkerd.io/inject: enabled}", null)]
    [DataRow("{}", "{}", null)]
    public void Injection_is_found_on_pods_and_namespaces(string template, string ns, string? mesh)
    {
        var item = GivenManifests.Read($"apiVersion: v1\nkind: Namespace\nmetadata: {{name: shop{(ns is "{}" ? "" : ", " + ns)}}}").Namespaces.Single();

        Sidecar.Of(GivenManifests.Deployment("{containers: [{name: a}]}", template), item)?.Mesh.Should().Be(mesh);
        (Sidecar.Of(GivenManifests.Deployment("{containers: [{name: a}]}", template), item) is null).Should().Be(mesh is null);
    }
}
