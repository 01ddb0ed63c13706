using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Writers;
using PspMigrate.Tests.Manifests.Objects;
using PspMigrate.Truth;

namespace PspMigrate.Tests.Manifests.Writers;

[TestClass]
public sealed class PodWriterTests
{
    [TestMethod]
    [DataRow("truth/pod-security/pods.jsonl", "pod")]
    [DataRow("truth/pod-security-policy/pods.jsonl", "manifest")]
    public void A_written_pod_reads_back_as_the_same(string file, string key)
    {
        foreach (var line in JsonLines.Read(Repository.Path("fixtures", file)))
        {
            var pod = JsonLines.Pod(line.GetProperty(key));
            var diagnostics = new List<Diagnostic>();

            var read = PodReader.Read(PodWriter.Write(pod), diagnostics);

            diagnostics.Should().BeEmpty();
            read.Should().BeEquivalentTo(pod, options => options.ComparingByMembers<Pod>());
        }
    }

    /// <summary>But owners: a written pod is one that somebody creates. What is written of volumes is an example of their type.</summary>
    [TestMethod]
    public void Every_property_is_written_and_read_back()
    {
        PodSamples.UnsaidOfVolumes.Should().BeEmpty();
        foreach (var (path, pod) in PodSamples.Others
            .Where(other => !other.Path.StartsWith("Volumes[", StringComparison.Ordinal))
            .Prepend(("everything", PodSamples.Full)))
        {
            var diagnostics = new List<Diagnostic>();

            var read = PodReader.Read(PodWriter.Write(pod), diagnostics);

            diagnostics.Should().BeEmpty();
            read.Should().BeEquivalentTo(pod with { Owners = [] }, options => options.ComparingByMembers<Pod>(), path);
        }
    }

    [TestMethod]
    public void An_empty_security_context_stays_and_a_missing_one_stays_away()
    {
        var written = PodWriter.Spec(new() { SecurityContext = new(), Containers = [new() { Name = "c" }] });

        NodeText.Canonical(written).Should().Be("""{"containers":[{"name":"c"}],"securityContext":{}}""");
    }

    [TestMethod]
    public void An_explicit_empty_list_of_groups_is_written_as_one()
    {
        var written = PodWriter.Spec(new() { SecurityContext = new() { SupplementalGroups = [] } });

        NodeText.Canonical(written).Should().Be("""{"securityContext":{"supplementalGroups":[]}}""");
    }

    [TestMethod]
    public void Hosts_of_probes_and_hooks_come_back_to_their_fields()
    {
        var container = new Container
        {
            Name = "c",
            ProbeHosts = [new("livenessProbe.httpGet.host", "a"), new("lifecycle.postStart.tcpSocket.host", "b")],
        };

        NodeText.Canonical(PodWriter.Spec(new() { Containers = [container] })).Should().Be(
            """
            {"containers":[{"lifecycle":{"postStart":{"tcpSocket":{"host":"b","port":80}}},"livenessProbe":{"httpGet":{"host":"a","port":80}},"name":"c"}]}
            """);
    }

    /// <summary>Expectations: what a v1.20 server took (pods <c>vol-*</c> of truth/pod-security-policy).</summary>
    [TestMethod]
    public void Every_type_of_volume_gets_the_keys_that_the_server_asks_for()
    {
        foreach (var line in JsonLines.Read(Repository.Path("fixtures", "truth/pod-security-policy/pods.jsonl")))
        {
            var manifest = JsonLines.Node(line.GetProperty("manifest"));
            foreach (var volume in (manifest.Find("spec", "volumes") as ListNode)?.Items.Cast<MapNode>() ?? [])
            {
                var pod = PodReader.Read(manifest, []);
                var type = pod.Volumes[0].Sources.Single();
                var written = ((ListNode)PodWriter.Spec(pod)["volumes"]!).Items.Cast<MapNode>().Single();

                Keys(written[type]).Should().Equal(Keys(volume[type]), $"of {type}");
            }
        }

        static IEnumerable<string> Keys(Node? source) => ((MapNode)source!).Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal);
    }
}
