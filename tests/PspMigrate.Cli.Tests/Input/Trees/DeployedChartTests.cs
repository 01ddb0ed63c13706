using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Charts that Argo CD, Flux and helmfile render: what is missing of them, and what prints it.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class DeployedChartTests
{
    private const string Namespaces =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: other}

        """;

    /// <summary>As in Argo CD's docs/user-guide/multiple_sources.md: a chart of the repository with values beside it, and one from elsewhere.</summary>
    private const string Application =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: shop, namespace: argocd}
        spec:
          destination: {namespace: shop, server: https://kubernetes.default.svc}
          sources:
          - repoURL: https://git.example.com/platform.git
            path: charts/shop
            helm:
              valueFiles: [$values/env/prod.yaml]
          - {repoURL: https://git.example.com/platform.git, ref: values}
          - {repoURL: https://charts.example.com, chart: redis, targetRevision: 1.2.3}

        """;

    [TestMethod]
    public void Every_source_of_an_Application_is_told_and_its_namespace_is_marked()
    {
        using var test = Tree(("apps/shop.yaml", Application), ("env/prod.yaml", "replicas: 2\n"),
            ("charts/shop/Chart.yaml", "name: shop\n"), ("charts/shop/templates/web.yaml", "kind: Deployment\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain(
            "./charts/shop/Chart.yaml: this chart is not rendered, and nothing of it is read: add --render-charts, or what this prints: "
            + "helm template shop ./charts/shop --namespace shop --values ./env/prod.yaml\n")
            .And.Contain("./apps/shop.yaml:1:1: what Application shop (source 3: chart redis) makes is not in the input: policies, bindings and workloads in "
            + "namespace shop; printed by: argocd app manifests shop\n  add what the command prints, or read the cluster instead of files\n")
            .And.NotContain("source 1").And.NotContain("source 2");
        test.Error.ReplaceLineEndings(" ").Should().Contain("! 2 parts of the input made by other programs and not read; incomplete: shop");
    }

    [TestMethod]
    public void A_stand_in_for_helm_gets_the_values_that_another_source_holds()
    {
        using var test = Tree(("apps/shop.yaml", Application), ("env/prod.yaml", "replicas: 2\n"),
            ("charts/shop/Chart.yaml", "name: shop\n"), ("charts/shop/templates/web.yaml", "kind: Deployment\n"));
        StandInForHelm(test, "echo \"$@\" > \"$(dirname \"$0\")/arguments\"");

        Cli.Application.Run(["convert", "-R", ".", "--render-charts"], test.Host with
        {
            Variable = name => name is "PATH" ? $"{test.Host.FullPath("bin")}:{Environment.GetEnvironmentVariable("PATH")}" : null,
        }).Should().Be(ExitCode.Ok, test.Error);

        File.ReadAllText(test.Host.FullPath("bin/arguments")).Should().Be(
            $"template shop {test.Host.FullPath("charts/shop")} --namespace shop --values {test.Host.FullPath("env/prod.yaml")}\n");
    }

    /// <remarks>argo-cd docs/operator-manual/application.yaml: values is a text.</remarks>
    [TestMethod]
    public void A_stand_in_for_helm_gets_the_values_that_an_Application_holds()
    {
        using var test = Tree(
            ("apps/shop.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n  destination: {namespace: shop}\n"
                + "  source: {repoURL: x, path: charts/shop, helm: {values: 'replicas: 7'}}\n"),
            ("charts/shop/Chart.yaml", "name: shop\n"), ("charts/shop/templates/web.yaml", "kind: Deployment\n"));
        StandInForHelm(test, "cat \"$7\" > \"$(dirname \"$0\")/values\"");

        Cli.Application.Run(["convert", "-R", ".", "--render-charts"], test.Host with
        {
            Variable = name => name is "PATH" ? $"{test.Host.FullPath("bin")}:{Environment.GetEnvironmentVariable("PATH")}" : null,
        }).Should().Be(ExitCode.Ok, test.Error);

        File.ReadAllText(test.Host.FullPath("bin/values")).Should().Be("replicas: 7");
    }

    /// <remarks>fluxcd.io/flux/components/helm/helmreleases, "Values files": relative to the root of the source.</remarks>
    [TestMethod]
    public void Values_files_of_a_HelmRelease_are_in_the_command()
    {
        using var test = Tree(
            ("apps/shop.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: shop}\nspec:\n  chart: {spec: {"
                + "chart: ./charts/shop, valuesFiles: [./charts/shop/values.yaml, env/prod.yaml], sourceRef: {kind: GitRepository, name: x}}}\n"),
            ("charts/shop/Chart.yaml", "name: shop\n"), ("charts/shop/templates/web.yaml", "kind: Deployment\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("helm template web ./charts/shop --namespace shop --values ./charts/shop/values.yaml --values ./env/prod.yaml\n");
    }

    [TestMethod]
    public void Releases_of_many_charts_are_one_message_with_one_advice()
    {
        static string Release(string name) =>
            $"apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {{name: {name}, namespace: {name}}}\n"
            + "spec: {chart: {spec: {chart: x, sourceRef: {kind: HelmRepository, name: x}}}}\n";
        using var test = Tree([.. new[] { "grafana", "loki", "mimir", "tempo" }.Select(name => ($"infra/{name}.yaml", Release(name)))]);

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().StartWith(
            "warning: ./infra/grafana.yaml:1:1: what HelmRelease grafana makes is not in the input: policies, bindings and workloads in namespace grafana; "
            + "printed by: helm get manifest grafana --namespace grafana (and 3 more like this in ./infra)\n"
            + "  add what the command prints, or read the cluster instead of files\n"
            + "note: 4 warnings in all\n  --all-messages prints each of them\n");
    }

    [TestMethod]
    public void A_chart_that_only_takes_in_others_is_told()
    {
        using var test = Tree(
            ("charts/ingress/Chart.yaml", "name: ingress\ndependencies:\n- {name: nginx, version: 4.0.1, repository: https://charts.example.com}\n"),
            ("charts/ingress/values.yaml", "nginx: {}\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("helm template ingress ./charts/ingress (it takes in nginx: helm dependency build ./charts/ingress comes first)");
        test.Error.ReplaceLineEndings(" ").Should().Contain("! 1 part of the input made by other programs and not read; incomplete: other and     shop");
    }

    [TestMethod]
    public void Remote_releases_of_a_helmfile_are_told()
    {
        using var test = Tree(("helmfile.yaml", "releases:\n- {name: redis, namespace: shop, chart: bitnami/redis}\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("./helmfile.yaml:2:3: what helmfile release redis makes is not in the input: policies, bindings and workloads in "
            + "namespace shop; printed by: helmfile --file ./helmfile.yaml --selector name=redis template\n");
    }

    /// <remarks>helmfile.readthedocs.io: a selector takes labels and names as they are once they are rendered; helmfile.d holds helmfiles.</remarks>
    [TestMethod]
    public void A_release_whose_name_is_still_to_be_filled_in_is_printed_with_all_others()
    {
        using var test = Tree(("helmfile.d/10-cache.yaml", "releases:\n- {name: 'redis-{{ .Environment.Name }}', namespace: shop, chart: bitnami/redis}\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("printed by: helmfile --file ./helmfile.d/10-cache.yaml template\n");
    }

    /// <remarks>helm.sh/docs/topics/library_charts: "library charts are not installable".</remarks>
    [TestMethod]
    public void A_library_chart_is_told_without_a_command_that_would_fail()
    {
        using var test = Tree(
            ("charts/lib/Chart.yaml", "name: lib\ntype: library\nversion: 0.1.0\n"),
            ("charts/lib/templates/_psp.tpl", "{{- define \"lib.psp\" }}\nkind: PodSecurityPolicy\n{{- end }}\n"));

        test.Run("convert", "-R", ".").Should().Be(ExitCode.Ok, test.Error);

        test.Error.Should().Contain("charts/lib/Chart.yaml: this library chart is not read: charts that take it in render it\n")
            .And.NotContain("helm template");
    }

    private static TestHost Tree(params (string Path, string Text)[] files)
    {
        var test = new TestHost();
        test.Write("namespaces.yaml", Namespaces);
        foreach (var (path, text) in files)
            test.Write(path, text);
        return test;
    }

    private static void StandInForHelm(TestHost test, string script)
    {
        var helm = test.Write("bin/helm", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(helm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
