using PspMigrate.Controls;
using PspMigrate.Reports.Checks;
using PspMigrate.Tests.Conversion;
using PspMigrate.Tests.Conversion.Checks;

namespace PspMigrate.Tests.Reports.Checks;

/// <remarks>kubectl get takes KIND.GROUP/NAME -n NAMESPACE, and KIND/NAME for kinds of the core group.</remarks>
[TestClass]
public sealed class CheckNamesTests
{
    private const string Deployment =
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {template: {spec: {hostPID: true, containers: [{name: a}]}}}}";

    [TestMethod]
    public void What_does_not_pass_is_named_as_kubectl_names_it() => CheckNames.Write(Checked.Of(
            GivenManifests.Read(Deployment, Plans.Pod("fine", "shop"), Plans.Pod("net", "bank", "hostNetwork: true, ")), new(Level.Baseline)))
        .Should().Be("pod/net -n bank\ndeployment.apps/web -n shop\n");

    [TestMethod]
    public void Where_all_pass_there_is_nothing() =>
        CheckNames.Write(Checked.Of(GivenManifests.Read(Deployment), new(Level.Privileged))).Should().BeEmpty();
}
