using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Manifests.Readers;

/// <remarks>Kyverno's and Gatekeeper's own documentation: match blocks of ClusterPolicy, and of constraints.</remarks>
[TestClass]
public sealed class AdmissionGuardReaderTests
{
    [TestMethod]
    [DataRow(
        "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: {name: x}, spec: {matchConstraints: {resourceRules: "
            + "[{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}}}", true)]
    [DataRow(
        "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: {name: x}, spec: {matchConstraints: {resourceRules: "
            + "[{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [services]}]}}}", false)]
    [DataRow(
        "{apiVersion: kyverno.io/v1, kind: ClusterPolicy, metadata: {name: x}, spec: {rules: [{name: r, match: {any: [{resources: {kinds: [Pod]}}]}}]}}", true)]
    [DataRow(
        "{apiVersion: kyverno.io/v1, kind: ClusterPolicy, metadata: {name: x}, spec: {rules: [{name: r, match: {any: [{resources: {kinds: [Ingress]}}]}}]}}",
        false)]
    [DataRow(
        "{apiVersion: constraints.gatekeeper.sh/v1beta1, kind: K8sPSPPrivilegedContainer, metadata: {name: x}, spec: {match: {kinds: "
            + "[{apiGroups: [''], kinds: [Pod]}]}}}", true)]
    [DataRow("{apiVersion: constraints.gatekeeper.sh/v1beta1, kind: K8sPSPPrivilegedContainer, metadata: {name: x}, spec: {}}", true)]
    [DataRow("{apiVersion: example.com/v1, kind: ClusterPolicy, metadata: {name: x}, spec: {match: [Pod]}}", false)]
    public void Policies_about_pods_are_noted_whoever_enforces_them(string manifest, bool isNoted) =>
        GivenManifests.Read(manifest + "\n").Guards.Select(guard => guard.Name).Should().Equal(isNoted ? ["x"] : []);
}
