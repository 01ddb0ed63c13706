using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Manifests;

[TestClass]
public sealed class FieldPlacesTests
{
    private const string Text =
        """
        kind: Namespace
        ---
        kind: Deployment
        spec:
          template:
            metadata:
              annotations:
                container.apparmor.security.beta.kubernetes.io/a: unconfined
            spec:
              containers:
              - name: a
              - name: b
                securityContext:
                  privileged: true
        """;

    [TestMethod]
    [DataRow("spec.template.spec.containers[1].securityContext.privileged", 14)]
    [DataRow("spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/a]", 8)]
    [DataRow("spec.template.spec.containers[0].securityContext.privileged", 11, DisplayName = "the nearest parent of what isn't there")]
    [DataRow("spec.template.spec.containers[7].name", 10)]
    [DataRow("status", 3)]
    public void The_line_of_a_field_is_found(string path, int line) =>
        new FieldPlaces(name => name is "a.yaml" ? Text : null).Of(new("a.yaml", 3, 1), path).Should().BeEquivalentTo(new { Source = "a.yaml", Line = line });

    [TestMethod]
    public void Without_the_file_or_the_object_the_place_is_the_objects_own()
    {
        new FieldPlaces(_ => null).Of(new("a.yaml", 3, 1), "spec").Should().Be(new Position("a.yaml", 3, 1));
        new FieldPlaces(_ => Text).Of(new("a.yaml", 5, 1), "spec").Should().Be(new Position("a.yaml", 5, 1));
        new FieldPlaces(_ => throw new AssertFailedException("nothing of a cluster is read")).Of(new("cluster:Pod/a", 0, 0), "spec").Should()
            .Be(new Position("cluster:Pod/a", 0, 0));
    }
}
