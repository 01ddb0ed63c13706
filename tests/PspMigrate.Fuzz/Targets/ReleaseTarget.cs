using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Fuzz.Targets;

/// <summary>What helm stores → the policies of a release: the same in every wrapping, or a refusal.</summary>
internal static class ReleaseTarget
{
    private const int Longest = 2000;

    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var isPacked = bytes is [0x1f, 0x8b, ..];
        var packed = Read(Base64(Pack(bytes)), StoredRelease.ReadMap);
        var secret = Read(Base64(Encoding.ASCII.GetBytes(Base64(Pack(bytes)))), StoredRelease.Read);
        PropertyException.Unless(Same(packed, secret), "a Secret says what a ConfigMap says", $"{packed.Refusal} {secret.Refusal}");
        var plain = Read(Base64(bytes), StoredRelease.ReadMap);
        PropertyException.Unless(isPacked || Same(packed, plain), "compressed or not makes no difference", $"{packed.Refusal} {plain.Refusal}");
        // As a hostile cluster may send it, and half of what helm wrote.
        Read(Encoding.Latin1.GetString(input), StoredRelease.Read);
        Read(Encoding.Latin1.GetString(input), StoredRelease.ReadMap);
        var half = Pack(bytes);
        Read(Base64(half.AsSpan(0, half.Length / 2)), StoredRelease.ReadMap);
        if (packed.Release is { } release)
            Check(release);
        CheckTiller(bytes);
    }

    /// <summary>Helm 2's message says of a manifest what helm 3's JSON says.</summary>
    private static void CheckTiller(byte[] bytes)
    {
        var manifest = Encoding.UTF8.GetString(bytes);
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("name", "shop");
            writer.WriteString("namespace", "obs");
            writer.WriteString("manifest", manifest);
            writer.WriteEndObject();
        }

        byte[] message = [.. Field(1, "shop"u8), .. Field(5, Encoding.UTF8.GetBytes(manifest)), .. Field(8, "obs"u8)];
        var (three, two) = (Read(Base64(json.ToArray()), StoredRelease.ReadMap), Read(Base64(Pack(message)), StoredRelease.ReadMap));
        PropertyException.Unless(Same(three, two), "Helm 2 and Helm 3 say the same", $"{three.Refusal} {two.Refusal}");
        PropertyException.Unless(three.Refusal is null, "a release whose manifest is broken is still a release", three.Refusal ?? "");
    }

    private static void Check(PolicyRelease release)
    {
        PropertyException.Unless(!release.Policies.IsEmpty && release.IsStored, "a release is told of for its policies");
        PropertyException.Unless(
            release.Policies.SequenceEqual(release.Policies.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal),
            "policies are sorted, each once", string.Join(' ', release.Policies));
    }

    private static (PolicyRelease? Release, string? Refusal) Read(string data, Func<string, PolicyRelease?> read)
    {
        try
        {
            return (read(data), null);
        }
        catch (FormatException e)
        {
            PropertyException.Unless(e.Message.Length is > 0 and < Longest, "a refusal is short", e.Message);
            return (null, e.Message);
        }
    }

    private static bool Same((PolicyRelease? Release, string? Refusal) one, (PolicyRelease? Release, string? Refusal) other) =>
        string.Equals(one.Refusal, other.Refusal, StringComparison.Ordinal)
        && string.Equals(Show(one.Release), Show(other.Release), StringComparison.Ordinal);

    private static string Show(PolicyRelease? release) =>
        release is null ? "" : $"{release.Name} {release.Namespace} {release.Chart} {string.Join(' ', release.Policies)}";

    private static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <remarks>protobuf.dev, encoding: tag, length in sevens of bits, content.</remarks>
    private static ImmutableArray<byte> Field(int number, ReadOnlySpan<byte> content)
    {
        var field = ImmutableArray.CreateBuilder<byte>();
        field.Add((byte)((number << 3) | 2));
        for (var length = content.Length; ; length >>= 7)
        {
            field.Add((byte)((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
            if (length <= 0x7f)
                break;
        }

        return [.. field, .. content];
    }
}
