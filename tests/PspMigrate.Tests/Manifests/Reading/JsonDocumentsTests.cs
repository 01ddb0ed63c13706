using System.Text;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Tests.Manifests.Reading;

/// <summary>Objects that hold the same text again and again, as those of a cluster do.</summary>
[TestClass]
public sealed class JsonDocumentsTests
{
    private const string Deployment = """
        {
            "apiVersion": "apps/v1",
            "kind": "Deployment",
            "metadata": {"name": "web", "labels": {"a": "b"}},
            "spec": {
                "strategy": {"rollingUpdate": {"maxSurge": 1}},
                "template": {
                    "metadata": {"labels": {"a": "b"}},
                    "spec": {
                        "containers": [
                            {"name": "c", "resources": {"limits": {"cpu": 1}}, "ports": [
                                {"containerPort": 80, "hostPort": true}]}
                        ]
                    }
                }
            }
        }
        """;

    [TestMethod]
    public void Text_that_was_read_before_gives_the_same_tree_at_its_own_place()
    {
        var scratch = new TreeScratch();
        var first = Read("one.json", 1, Deployment, scratch);
        var again = Read("two.json", 8, "  " + Deployment.Replace("\"web\"", "\"api\"", StringComparison.Ordinal), scratch);
        Nodes.ShowPlaces(again).Should().Be(
            Nodes.ShowPlaces(Read("two.json", 8, "  " + Deployment.Replace("\"web\"", "\"api\"", StringComparison.Ordinal), new TreeScratch())));
        again.Content.Should().NotBe(first.Content, "the names differ");
        again["spec"].Should().BeOfType<MapNode>().Which.Content.Should().Be(((MapNode)first["spec"]!).Content);
    }

    [TestMethod]
    public void A_wrong_type_in_text_that_was_read_before_is_told_with_its_own_place()
    {
        var reader = new ManifestReader(new ReadOptions());
        reader.Read("a.json", new MemoryStream(Encoding.UTF8.GetBytes(Deployment + "\n" + Deployment.Replace("\"web\"", "\"api\"", StringComparison.Ordinal))));
        reader.Finish().Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Select(diagnostic => diagnostic.At.ToString()).Should().Equal("a.json:12:59", "a.json:29:59");
    }

    [TestMethod]
    public void What_breaks_off_behind_text_that_was_read_before_is_told_with_its_own_place()
    {
        var reader = new ManifestReader(new ReadOptions());
        var broken = Deployment.Replace("\"containerPort\": 80", "\"containerPort\": 080", StringComparison.Ordinal);
        reader.Read("a.json", new MemoryStream(Encoding.UTF8.GetBytes(Deployment + "\n" + broken)));
        reader.Finish().Diagnostics.Should().Contain(diagnostic => diagnostic.Severity == Severity.Error)
            .Which.At.ToString().Should().Be("a.json:29:44");
    }

    private static MapNode Read(string source, int line, string json, TreeScratch scratch)
    {
        var reader = new JsonNodeReader(new Position(source, line, 3), Encoding.UTF8.GetBytes(json));
        reader.MoveNext();
        var map = reader.ReadObject(0, FieldsOfInterest.Of("apps/v1", "Deployment"), scratch)!;
        reader.MoveNext().Should().BeFalse("all of the text was read");
        return map;
    }
}
