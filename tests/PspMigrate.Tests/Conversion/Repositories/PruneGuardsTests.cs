using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <remarks>fluxcd.io/flux/components/kustomize/kustomizations, "Prune"; argo-cd docs/user-guide/sync-options.md.</remarks>
[TestClass]
public sealed class PruneGuardsTests
{
    [TestMethod]
    [DataRow("apiVersion: kustomize.toolkit.fluxcd.io/v1", "kustomize.toolkit.fluxcd.io/prune=disabled")]
    [DataRow("apiVersion: argoproj.io/v1alpha1", "argocd.argoproj.io/sync-options=Prune=false,Delete=false")]
    [DataRow("apiVersion: v1", "")]
    public void A_namespace_is_guarded_from_the_tools_that_the_repository_is_written_for(string text, string guards) =>
        string.Join(' ', PruneGuards.Of([Sample.File("a.yaml", "kind: ConfigMap\n"), Sample.File("b.yaml", text)])
            .Select(guard => $"{guard.Key}={guard.Value}")).Should().Be(guards);
}
