using System.IO.Compression;
using System.Text;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Conversion.Cleanup;

/// <summary>What helm stores: JSON, gzipped, in base64, in base64 once more.</summary>
[TestClass]
public sealed class StoredReleaseTests
{
    private static readonly Position At = new("cluster:ns/Secret/sh.helm.release.v1.mon.v1", 0, 0);

    [TestMethod]
    public void Policies_of_manifest_and_hooks_are_found()
    {
        var release = StoredRelease.Read(Stored(
            """
            {"name": "mon", "namespace": "obs", "manifest": "---\n# Source: x\napiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: b\n---\nkind: Service\napiVersion: v1\n",
             "hooks": [{"manifest": "apiVersion: extensions/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}"}], "chart": {"metadata": {"name": "grafana", "version": "6.1"}}}
            """), At);

        release.Should().BeEquivalentTo(new { Name = "mon", Namespace = "obs", Policies = new[] { "a", "b" }, IsStored = true, Chart = "grafana 6.1" });
    }

    [TestMethod]
    [DataRow("""{"name": "mon", "manifest": "kind: Service\napiVersion: v1\n"}""")]
    [DataRow("""{"name": "mon", "manifest": "# PodSecurityPolicy\n{{ not yaml"}""")]
    [DataRow("""{"name": "mon"}""")]
    [DataRow("""{"name": "mon", "hooks": [1, null, {"manifest": 2}], "manifest": [], "chart": 3}""")]
    public void A_release_without_policies_is_none(string json) => StoredRelease.Read(Stored(json), At).Should().BeNull();

    [TestMethod]
    [DataRow("not base64")]
    [DataRow("")]
    public void What_is_no_base64_is_refused(string data) => Refused(data);

    [TestMethod]
    [DataRow("[]")]
    [DataRow("1")]
    [DataRow("{}")]
    [DataRow("{\"name\": 3}")]
    [DataRow("{\"name\": \"x\"")]
    public void What_is_no_release_is_refused(string json) => Refused(Stored(json));

    [TestMethod]
    public void Deep_nesting_is_refused() => Refused(Stored(new string('[', 100_000)));

    [TestMethod]
    public void What_unpacks_to_more_than_a_release_can_be_is_refused_before_it_is_unpacked() =>
        Refused(Twice(Pack(new byte[StoredRelease.Limit + 1]))).Message.Should().Contain("it unpacks to more than 32 MiB");

    [TestMethod]
    public void Gzip_that_breaks_off_or_lies_is_refused()
    {
        var packed = Pack(Encoding.UTF8.GetBytes("""{"name": "mon", "manifest": "kind: PodSecurityPolicy"}"""));
        Refused(Twice(packed[..(packed.Length / 2)]));
        Refused(Twice([0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]));
    }

    private static FormatException Refused(string data) =>
        FluentActions.Invoking(() => StoredRelease.Read(data, At)).Should().Throw<FormatException>().Which;

    private static string Stored(string json) => Twice(Pack(Encoding.UTF8.GetBytes(json)));

    private static string Twice(byte[] bytes) => Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)));

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
