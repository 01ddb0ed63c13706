using PspMigrate.Conversion.Checks;

namespace PspMigrate.Tests.Conversion.Checks;

[TestClass]
public sealed class SidecarTests
{
    /// <remarks>istio pkg/kube/inject: of label and annotation the label counts.</remarks>
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
    [DataRow("{annotations: {linkerd.io/inject: ingress}}", "{}", "Linkerd")]
    [DataRow("{labels: {sidecar.istio.io/inject: 'true'}, annotations: {sidecar.istio.io/inject: 'false'}}", "{}", "Istio")]
    [DataRow("{labels: {sidecar.istio.io/inject: 'false'}, annotations: {sidecar.istio.io/inject: 'true'}}", "{}", null)]
    [DataRow("{annotations: {linkerd.io/inject: disabled}}", "annotations: {linkerd.io/inject: enabled}", null)]
    [DataRow("{labels: {sidecar.istio.io/inject: 'true'}, annotations: {linkerd.io/inject: enabled}}", "{}", "Istio")]
    [DataRow("{}", "{}", null)]
    public void Injection_is_found_on_pods_and_namespaces(string template, string ns, string? mesh) => (Of(template, ns)?.Mesh).Should().Be(mesh);

    [TestMethod]
    [DataRow("{labels: {sidecar.istio.io/inject: 'true'}}", "{}", "sidecar.istio.io/inject on its pods")]
    [DataRow("{labels: {istio.io/rev: canary}}", "{}", "istio.io/rev on its pods")]
    [DataRow("{}", "labels: {istio-injection: enabled}", "istio-injection=enabled on its namespace")]
    [DataRow("{}", "labels: {istio.io/rev: canary}", "istio.io/rev on its namespace")]
    [DataRow("{annotations: {linkerd.io/inject: enabled}}", "{}", "linkerd.io/inject on its pods")]
    [DataRow("{}", "annotations: {linkerd.io/inject: enabled}", "linkerd.io/inject on its namespace")]
    public void What_says_so_is_named(string template, string ns, string because) => Of(template, ns)!.Because.Should().Be(because);

    private static Sidecar? Of(string template, string ns)
    {
        var item = GivenManifests.Read($"apiVersion: v1\nkind: Namespace\nmetadata: {{name: shop{(ns is "{}" ? "" : ", " + ns)}}}").Namespaces.Single();
        return Sidecar.Of(GivenManifests.Deployment("{containers: [{name: a}]}", template), item);
    }
}
