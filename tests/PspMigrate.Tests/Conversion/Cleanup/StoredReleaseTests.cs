using System.IO.Compression;
using System.Text;
using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Tests.Conversion.Cleanup;

/// <summary>What helm stores: JSON, gzipped, in base64, in base64 once more.</summary>
[TestClass]
public sealed class StoredReleaseTests
{
    [TestMethod]
    public void Policies_of_manifest_and_hooks_are_found()
    {
        var release = StoredRelease.Read(Stored(
            """
            {"name": "mon", "namespace": "obs",
             "manifest": "---\n# Source: x\napiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: b\n---\nkind: Service\napiVersion: v1\n",
             "hooks": [{"manifest": "apiVersion: extensions/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}"}],
              "chart": {"metadata": {"name": "grafana", "version": "6.1"}}}
            """));

        release.Should().BeEquivalentTo(new { Name = "mon", Namespace = "obs", Policies = new[] { "a", "b" }, IsStored = true, Chart = "grafana 6.1" });
    }

    [TestMethod]
    [DataRow("""{"name": "mon", "manifest": "kind: Service\napiVersion: v1\n"}""")]
    [DataRow("""{"name": "mon", "manifest": "# PodSecurityPolicy\n{{ not yaml"}""")]
    [DataRow("""{"name": "mon"}""")]
    [DataRow("""{"name": "mon", "hooks": [1, null, {"manifest": 2}], "manifest": [], "chart": 3}""")]
    public void A_release_without_policies_is_none(string json) => StoredRelease.Read(Stored(json)).Should().BeNull();

    /// <remarks>Driver configmap: pkg/storage/driver/cfgmaps.go has no second base64.</remarks>
    [TestMethod]
    public void Releases_in_ConfigMaps_are_read_too() =>
        StoredRelease.ReadMap(
            Once("""{"name": "mon", "namespace": "obs", "manifest": "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n"}"""u8))
            .Should().BeEquivalentTo(new { Name = "mon", Namespace = "obs", Policies = new[] { "a" }, IsStored = true });

    /// <remarks>Bytes by protobuf.dev, encoding: tag, length, content; info = 2 and version = 7 stand between.</remarks>
    [TestMethod]
    public void Releases_of_Helm_2_are_read_too()
    {
        byte[] manifest = [.. "kind: PodSecurityPolicy\napiVersion: policy/v1beta1\nmetadata: {name: a, labels: {filling: \""u8,
            .. Enumerable.Repeat((byte)'x', 200), .. "\"}}\n"u8];
        byte[] message = [0x0a, 3, .. "mon"u8, 0x12, 2, 1, 2, 0x2a, (byte)(0x80 | (manifest.Length & 0x7f)), (byte)(manifest.Length >> 7), .. manifest, 0x38,
            0xac, 0x02, 0x42, 3, .. "obs"u8];

        StoredRelease.ReadMap(Once(message)).Should().BeEquivalentTo(new
        {
            Name = "mon",
            Namespace = "obs",
            Policies = new[] { "a" },
            Chart = (string?)null,
        });
        FluentActions.Invoking(() => StoredRelease.ReadMap(Once(message.AsSpan(0, message.Length - 2)))).Should().Throw<FormatException>();
    }

    /// <remarks>protobuf.dev, encoding: seven bits of a number in each byte, so a length of 256 begins with the byte 0x80.</remarks>
    [TestMethod]
    public void A_length_of_which_the_lowest_bits_are_zero_is_read()
    {
        var manifest = "kind: PodSecurityPolicy\napiVersion: policy/v1beta1\nmetadata: {name: a}\n#".PadRight(256, 'x');

        StoredRelease.ReadMap(Once([0x0a, 3, .. "mon"u8, 0x2a, 0x80, 2, .. Encoding.UTF8.GetBytes(manifest)]))!.Policies.Should().Equal("a");
    }

    [TestMethod]
    [DataRow(new byte[] { 0x0a }, DisplayName = "without a length")]
    [DataRow(new byte[] { 0x0a, 0x83 }, DisplayName = "in the middle of a length")]
    [DataRow(new byte[] { 0x38, 0xac }, DisplayName = "in the middle of a number")]
    [DataRow(new byte[] { 0x0a, 1 }, DisplayName = "before the name")]
    [DataRow(new byte[] { 0x0a, 0 }, DisplayName = "an empty name")]
    [DataRow(new byte[] { 0x2a, 1, (byte)'a' }, DisplayName = "no name")]
    public void A_message_that_breaks_off_or_names_no_release_is_refused(byte[] message) =>
        FluentActions.Invoking(() => StoredRelease.ReadMap(Once(message))).Should().Throw<FormatException>();

    [TestMethod]
    [DataRow("not base64", "base64")]
    [DataRow("", "JSON")]
    public void What_is_no_base64_or_nothing_is_refused(string data, string why) => Refused(data).Message.Should().Contain(why);

    [TestMethod]
    [DataRow("[]", "name")]
    [DataRow("1", "name")]
    [DataRow("{}", "name")]
    [DataRow("{\"name\": 3}", "name")]
    [DataRow("{\"name\": \"x\"", "JSON")]
    [DataRow("{\"name\": \"\\ud800\"}", "JSON")]
    public void What_is_no_release_is_refused(string json, string why) => Refused(Stored(json)).Message.Should().Contain(why);

    [TestMethod]
    public void Text_that_is_no_UTF_8_is_refused() => Refused(Twice(Pack([.. "{\"name\": \""u8, 0xd2, .. "\"}"u8])));

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
        Refused(Twice([0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9])).Message.Should().Contain("gzip");
    }

    private static FormatException Refused(string data) =>
        FluentActions.Invoking(() => StoredRelease.Read(data)).Should().Throw<FormatException>().Which;

    private static string Once(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(Pack(bytes.ToArray()));

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
