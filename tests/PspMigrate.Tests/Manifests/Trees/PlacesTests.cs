using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Manifests.Trees;

[TestClass]
public sealed class PlacesTests
{
    private const string Base =
        """
        # the shop
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            spec:
              containers:
              - name: sidecar
                image: s:1
              - name: main
                image: m:1
        """;

    [TestMethod]
    public void An_object_of_a_build_has_the_places_of_its_file_field_by_field()
    {
        var built = BuiltObjects.Read("overlay",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              annotations:
                config.kubernetes.io/origin: |
                  path: ../base/web.yaml
              name: prod-web
            spec:
              template:
                spec:
                  hostNetwork: true
                  containers:
                  - image: m:2
                    name: main
                  - image: s:1
                    name: sidecar
            """).Should().ContainSingle().Subject;

        built.Origin.Should().Be("../base/web.yaml");
        built.Node.Find("metadata", "annotations").Should().BeNull("it is the build's own");
        var node = new Places(path => Places.Objects(path, Base), new("overlay", 0, 0)).Of(built.Node, ["base/web.yaml"]);
        node.At.ToString().Should().Be("base/web.yaml:2:1");
        node.Where("metadata", "name").ToString().Should().Be("base/web.yaml:5:3");
        var spec = (MapNode)node.Find("spec", "template", "spec")!;
        ((ListNode)spec["containers"]!).Items.Select(item => ((MapNode)item).Where("image").ToString()).Should()
            .Equal("base/web.yaml:13:9", "base/web.yaml:11:9");
        spec.Where("hostNetwork").ToString().Should().Be("base/web.yaml:9:7", "a patch has added it: the place is that of what it stands in");
    }

    [TestMethod]
    public void What_comes_from_no_file_has_the_place_of_the_build()
    {
        var node = new Places(_ => [], new("overlay", 0, 0)).Of(BuiltObjects.Read("overlay", "kind: ConfigMap\nmetadata: {name: x}")[0].Node, []);

        node.At.ToString().Should().Be("overlay");
        node.Where("metadata", "name").ToString().Should().Be("overlay");
    }

    [TestMethod]
    public void Helm_names_the_template_in_a_comment() =>
        BuiltObjects.Read("chart", "---\n# Source: app/templates/psp.yaml\nkind: A\n---\n# Source: app/charts/db/templates/x.yaml\nkind: B\n")
            .Select(built => built.Origin).Should().Equal("templates/psp.yaml", "charts/db/templates/x.yaml");
}
