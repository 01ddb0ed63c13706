using PspMigrate.Conversion;
using PspMigrate.Conversion.Repositories;

namespace PspMigrate.Tests.Conversion.Repositories;

/// <remarks>argo-cd docs/user-guide/sync-options.md, "Namespace Metadata"; fluxcd.io/flux/components/helm/helmreleases, "Values".</remarks>
[TestClass]
public sealed class ManagedNamespacesTests
{
    private const string Application =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: shop, namespace: argocd}
        spec:
          destination: {namespace: shop}
          syncPolicy:
            syncOptions: [CreateNamespace=true]
            managedNamespaceMetadata:
              labels: {team: x}

        """;

    [TestMethod]
    public void An_application_that_creates_its_namespace_holds_its_labels()
    {
        var found = ManagedNamespace.FindAll([Sample.File("app.yaml", Application)]).Single();

        found.Namespace.Should().Be("shop");
        string.Join('.', found.Labels).Should().Be("spec.syncPolicy.managedNamespaceMetadata.labels");
        found.Present!.Entries.Select(entry => entry.Key).Should().Equal("team");
    }

    [TestMethod]
    [DataRow("CreateNamespace=true", "CreateNamespace=false", DisplayName = "it doesn't create it")]
    [DataRow("argoproj.io/v1alpha1", "example.com/v1", DisplayName = "another Application")]
    public void Any_other_does_not(string written, string instead) =>
        ManagedNamespace.FindAll([Sample.File("app.yaml", Application.Replace(written, instead, StringComparison.Ordinal))]).Should().BeEmpty();

    [TestMethod]
    public void A_file_that_must_not_be_edited_holds_none() =>
        ManagedNamespace.FindAll([new("app.yaml", Application, NotEditableReason: "it comes from elsewhere")]).Should().BeEmpty();

    [TestMethod]
    [DataRow("values: {namespaceLabels: {team: x}}", "spec.values.namespaceLabels")]
    [DataRow("values: {global: {namespace: {labels: {}}}}", "spec.values.global.namespace.labels")]
    [DataRow("values: {any: {pod-security.kubernetes.io/enforce: baseline}}", "spec.values.any")]
    [DataRow("values: {labels: {team: x}}", null)]
    [DataRow("values: {namespaceLabels: {}, other: {namespaceLabels: {}}}", null, DisplayName = "two places, and which counts isn't known")]
    public void A_release_holds_them_where_its_values_show_it(string values, string? path)
    {
        var text = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: flux}\n"
            + $"spec:\n  targetNamespace: shop\n  {values}\n";

        var found = ManagedNamespace.FindAll([Sample.File("r.yaml", text)]).SingleOrDefault();

        (found is null ? null : string.Join('.', found.Labels)).Should().Be(path);
        (found?.Namespace).Should().Be(path is null ? null : "shop");
        ManagedNamespace.FindAll([Sample.File("r.yaml", text.Replace("helm.toolkit.fluxcd.io", "example.com", StringComparison.Ordinal))])
            .Should().BeEmpty("another HelmRelease");
    }

    [TestMethod]
    public void Its_file_is_the_one_that_changes()
    {
        RepositoryFile[] files = [Sample.File("app.yaml", Application)];
        var plan = Planner.Make(Sample.Read([Sample.File("ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n")]), new());

        new RepositoryPlanner(plan, files, new() { Built = [] }).Changes().Single().Should()
            .BeEquivalentTo(new { Kind = ChangeKind.Edit, Path = "app.yaml" });
    }
}
