using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Manifests.Trees;

[TestClass]
public sealed class TreeLayoutTests
{
    [TestMethod]
    public void What_no_other_kustomization_takes_in_is_built()
    {
        var layout = Of(
            ("base/kustomization.yaml", "resources: [a.yaml]"),
            ("base/a.yaml", ""),
            ("overlays/dev/kustomization.yml", "resources: [../../base]"),
            ("overlays/prod/Kustomization", "bases: [../../base/]\ncomponents: [../../parts/tls]"),
            ("parts/tls/kustomization.yaml", "kind: Component"),
            ("parts/unused/kustomization.yaml", "kind: Component"));

        layout.Roots.Select(root => root.Directory).Should().Equal("overlays/dev", "overlays/prod");
        layout.Closure(layout.Roots[1]).Select(item => item.Directory).Should().BeEquivalentTo("overlays/prod", "base", "parts/tls");
    }

    [TestMethod]
    public void Files_that_a_kustomization_reads_are_not_read_by_themselves()
    {
        var layout = Of(
            ("kustomization.yaml",
                """
                resources: [a.yaml, https://example.com/b.yaml]
                patches:
                - path: p1.yaml
                - patch: |-
                    - {op: remove, path: /spec}
                patchesStrategicMerge: [p2.yaml, "kind: Deployment\nmetadata: {name: x}"]
                patchesJson6902: [{path: p3.yaml, target: {kind: Pod}}]
                replacements: [{path: r.yaml}]
                configMapGenerator: [{name: c, files: [key=c1.yaml, c2.json], envs: [e.yaml]}]
                generators: [g.yaml]
                """),
            ("other.yaml", ""));

        foreach (var path in new[] { "kustomization.yaml", "a.yaml", "p1.yaml", "p2.yaml", "p3.yaml", "r.yaml", "c1.yaml", "c2.json", "e.yaml", "g.yaml" })
            layout.KindOf(path).Should().Be(TreeFileKind.Kustomize, path);
        layout.KindOf("other.yaml").Should().Be(TreeFileKind.Manifest);
        layout.Roots.Single().Included.Where(Kustomization.IsRemote).Should().Equal("https://example.com/b.yaml");
    }

    [TestMethod]
    public void A_chart_holds_its_templates_subcharts_and_values_but_not_what_lies_beside_them()
    {
        var layout = Of(
            ("charts/app/Chart.yaml", ""), ("charts/app/templates/a.yaml", ""), ("charts/app/charts/db/Chart.yaml", ""),
            ("charts/app/charts/db/templates/d.yaml", ""),
            ("charts/app/values-prod.yaml", ""), ("charts/app/values.yaml", ""), ("charts/app/extra/b.yaml", ""), ("charts/app/extra/Chart.yaml", ""));

        layout.Charts.Select(chart => chart.Directory).Should().Equal("charts/app", "charts/app/extra");
        layout.Charts[0].Templates.Should().Equal("charts/app/charts/db/templates/d.yaml", "charts/app/templates/a.yaml");
        layout.KindOf("charts/app/values-prod.yaml").Should().Be(TreeFileKind.Chart);
        layout.KindOf("charts/app/charts/db/templates/d.yaml").Should().Be(TreeFileKind.Chart);
        layout.KindOf("charts/app/extra/b.yaml").Should().Be(TreeFileKind.Manifest);
    }

    /// <remarks>helm.sh/docs/topics/charts, "The Chart File Structure": templates are what lies in the directory of that name beside Chart.yaml.</remarks>
    [TestMethod]
    public void A_directory_named_templates_elsewhere_in_a_chart_holds_manifests()
    {
        var layout = Of(
            ("app/Chart.yaml", ""), ("app/templates/a.yaml", ""), ("app/extra/templates/b.yaml", ""),
            ("app/inner/Chart.yaml", ""), ("app/inner/templates/c.yaml", ""));

        layout.Charts.Select(chart => string.Join(' ', chart.Templates)).Should().Equal("app/templates/a.yaml", "app/inner/templates/c.yaml");
        layout.KindOf("app/extra/templates/b.yaml").Should().Be(TreeFileKind.Manifest);
    }

    [TestMethod]
    [DataRow("a.yaml", TreeFileKind.Manifest)]
    [DataRow("k8s/a.json", TreeFileKind.Manifest)]
    [DataRow("a.yaml.j2", TreeFileKind.Template)]
    [DataRow("a.yml.erb", TreeFileKind.Template)]
    [DataRow("notes.tpl", TreeFileKind.Other)]
    [DataRow("main.tf", TreeFileKind.Program)]
    [DataRow("lib/a.libsonnet", TreeFileKind.Program)]
    [DataRow("a.cue", TreeFileKind.Program)]
    [DataRow("app/cdk.json", TreeFileKind.Program)]
    [DataRow("web/package.json", TreeFileKind.Other)]
    [DataRow("tsconfig.build.json", TreeFileKind.Other)]
    [DataRow(".github/workflows/ci.yaml", TreeFileKind.Other)]
    [DataRow("docker-compose.yml", TreeFileKind.Other)]
    public void Names_tell_other_files(string path, TreeFileKind kind) => Of((path, "")).KindOf(path).Should().Be(kind);

    [TestMethod]
    public void Objects_of_Flux_are_no_kustomizations_though_their_file_may_have_the_name()
    {
        var layout = Of(("clusters/kustomization.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: {path: ./a}"));

        layout.Roots.Should().BeEmpty();
        layout.KindOf("clusters/kustomization.yaml").Should().Be(TreeFileKind.Manifest);
    }

    private static TreeLayout Of(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => file.Path)], path => files.First(file => string.Equals(file.Path, path, StringComparison.Ordinal)).Text);
}
