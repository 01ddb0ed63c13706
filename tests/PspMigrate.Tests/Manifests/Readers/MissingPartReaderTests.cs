using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Readers;

[TestClass]
public sealed class MissingPartReaderTests
{
    [TestMethod]
    [DataRow("apiVersion: capsule.clastix.io/v1beta2\nkind: Tenant\nmetadata: {name: oil}", "Tenant oil", Lack.Namespaces | Lack.Labels | Lack.Bindings, "")]
    [DataRow("apiVersion: hnc.x-k8s.io/v1alpha2\nkind: SubnamespaceAnchor\nmetadata: {name: team-a-dev, namespace: team-a}", "SubnamespaceAnchor team-a-dev",
        Lack.Namespaces | Lack.Bindings, "team-a-dev")]
    [DataRow("apiVersion: management.cattle.io/v3\nkind: PodSecurityPolicyTemplate\nmetadata: {name: x}", "PodSecurityPolicyTemplate x",
        Lack.Policies | Lack.Bindings, "")]
    [DataRow("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: i, namespace: ingress}\nspec: {install: {createNamespace: true}}",
        "HelmRelease i", Lack.Namespaces | Lack.Policies | Lack.Bindings | Lack.Workloads, "ingress")]
    [DataRow("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: i, namespace: flux}\nspec: {targetNamespace: ingress}",
        "HelmRelease i", Lack.Policies | Lack.Bindings | Lack.Workloads, "ingress")]
    [DataRow(
        "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: m}\nspec: {destination: {namespace: mon}, syncPolicy: "
            + "{managedNamespaceMetadata: {labels: {a: b}}}}", "Application m", Lack.Labels | Lack.Policies | Lack.Bindings | Lack.Workloads, "mon")]
    [DataRow("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: infra}\nspec: {path: ./infra}", "Kustomization infra",
        Lack.Everything, "")]
    [DataRow("apiVersion: packaging.carvel.dev/v1alpha1\nkind: PackageInstall\nmetadata: {name: p, namespace: web}", "PackageInstall p",
        Lack.Everything & ~Lack.Labels, "web")]
    [DataRow("apiVersion: kappctrl.k14s.io/v1alpha1\nkind: App\nmetadata: {name: a, namespace: web}", "App a", Lack.Everything & ~Lack.Labels, "web")]
    [DataRow("apiVersion: kappctrl.k14s.io/v1alpha1\nkind: App\nmetadata: {name: a, namespace: apps}\nspec: {deploy: [{kapp: {intoNs: web}}]}", "App a",
        Lack.Everything & ~Lack.Labels, "web")]
    [DataRow("apiVersion: helm.fluxcd.io/v1\nkind: HelmRelease\nmetadata: {name: r, namespace: flux}\nspec: {targetNamespace: web}", "HelmRelease r",
        Lack.Everything & ~Lack.Labels, "web")]
    [DataRow("apiVersion: helm.crossplane.io/v1beta1\nkind: Release\nmetadata: {name: r}\nspec: {forProvider: {namespace: web}}", "Release r",
        Lack.Everything & ~Lack.Labels, "web")]
    [DataRow("apiVersion: hnc.x-k8s.io/v1alpha2\nkind: HierarchyConfiguration\nmetadata: {name: hierarchy, namespace: a}\n"
        + "spec: {labels: [{key: pod-security.kubernetes.io/enforce, value: baseline}]}", "HierarchyConfiguration hierarchy", Lack.Labels | Lack.Bindings, "a")]
    [DataRow("apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: r, namespace: fleet-local}\nspec: {targetNamespace: web}", "GitRepo r",
        Lack.Everything, "web")]
    [DataRow("apiVersion: configsync.gke.io/v1beta1\nkind: RepoSync\nmetadata: {name: r, namespace: web}", "RepoSync r", Lack.Everything, "web")]
    public void Objects_of_which_others_are_made_are_known(string text, string what, Lack lacks, string ns)
    {
        var part = Read.Text(text).Inventory.Missing.Should().ContainSingle().Subject;

        part.What.Should().Be(what);
        part.Lacks.Should().Be(lacks);
        part.Namespaces.Should().Equal(ns.Length == 0 ? [] : [ns]);
        part.At.ToString().Should().Be("a.yaml:1:1");
    }

    /// <remarks>argo-cd docs/user-guide/multiple_sources.md: with sources, source is ignored; a ref without a path makes nothing.</remarks>
    [TestMethod]
    public void An_Application_makes_a_part_of_each_of_its_sources()
    {
        var parts = Read.Text(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: m}
            spec:
              destination: {namespace: mon}
              syncPolicy: {syncOptions: [CreateNamespace=true]}
              source: {path: old}
              sources:
              - {path: charts/a, helm: {valueFiles: [own.yaml, $v/env/x.yaml]}}
              - {ref: v}
              - {chart: redis}
              - {path: plain, ref: w}
            """).Inventory.Missing;

        parts.Select(part => part.What).Should()
            .Equal("Application m (source 1: charts/a)", "Application m (source 3: chart redis)", "Application m (source 4: plain)");
        parts.Select(part => part.Path).Should().Equal("charts/a", null, "plain");
        parts.Select(part => part.Own).Should().Equal(Lack.Namespaces, Lack.None, Lack.None);
        parts[0].Release!.ValueFiles.Should().Equal("own.yaml", "../../env/x.yaml");
    }

    [TestMethod]
    [DataRow("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: i, namespace: flux}\nspec: {targetNamespace: a}",
        "helm get manifest a-i --namespace flux")]
    [DataRow("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: i, namespace: flux}\nspec: {releaseName: r, storageNamespace: s}",
        "helm get manifest r --namespace s")]
    [DataRow("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: infra}\nspec: {path: ./infra}",
        "flux build kustomization infra --path ./infra --kustomization-file a.yaml --dry-run")]
    [DataRow("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: m}", "argocd app manifests m")]
    [DataRow("apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: m}", "argocd appset generate a.yaml")]
    [DataRow("apiVersion: hnc.x-k8s.io/v1alpha2\nkind: HierarchyConfiguration\nmetadata: {name: h, namespace: a}",
        "kubectl get clusterroles,roles,clusterrolebindings,rolebindings -A -o yaml")]
    public void What_prints_the_missing_part_is_known(string text, string command) =>
        string.Join(' ', Read.Text(text).Inventory.Missing.Single().Command).Should().Be(command);

    [TestMethod]
    public void Other_kinds_and_groups_make_nothing() => Read.Text(
        """
        apiVersion: example.com/v1
        kind: Tenant
        metadata: {name: oil}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: a}
        """).Inventory.Missing.Should().BeEmpty();

    /// <remarks>sdk.operatorframework.io/docs/olm-integration/generation: OLM installs it into the namespace of its subscription.</remarks>
    [TestMethod]
    public void The_namespace_of_a_bundle_of_OLM_is_no_namespace()
    {
        var inventory = Read.Text(
            """
            apiVersion: operators.coreos.com/v1alpha1
            kind: ClusterServiceVersion
            metadata: {name: op.v1, namespace: placeholder}
            spec: {install: {spec: {deployments: [{name: op, spec: {template: {spec: {containers: [{name: a, image: b}]}}}}]}}}
            """).Inventory;

        inventory.Workloads.Should().BeEmpty();
        inventory.Missing.Should().ContainSingle().Which.Lacks.Should().Be(Lack.Bindings | Lack.Workloads);
    }

    [TestMethod]
    public void A_chart_of_the_repository_is_known_with_its_release()
    {
        var part = Read.Text(
            """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: app, namespace: flux-system}
            spec:
              targetNamespace: shop
              chart: {spec: {chart: ./charts/app, sourceRef: {kind: GitRepository, name: flux-system}}}
              values: {replicas: 2}
            """).Inventory.Missing.Should().ContainSingle().Subject;

        part.Path.Should().Be("charts/app");
        // fluxcd.io/flux/components/helm/helmreleases, "Release name": TargetNamespace-Name where a target is given.
        part.Release.Should().BeEquivalentTo(new { Name = "shop-app", Namespace = "shop" });
        part.Release!.Values.Should().NotBeNull();
    }
}
