using System.IO.Compression;

namespace PspMigrate.Conversion.Cleanup;

/// <summary>Reads what helm stores of a release.</summary>
/// <remarks>
/// helm pkg/storage/driver/util.go, decodeRelease: JSON, gzipped, in base64; a Secret has that in base64 once more, a ConfigMap (driver
/// configmap) hasn't. Both hold 1 MiB at most (k8s.io/api core/v1, MaxSecretSize), so what they unpack to is bounded here. Helm 2 wrote a
/// protobuf message instead of JSON, into ConfigMaps of Tiller's namespace (hapi/release/release.proto).
/// </remarks>
public static class StoredRelease
{
    /// <summary>How much a release may unpack to.</summary>
    public const int Limit = 32 * 1024 * 1024;

    /// <summary>The policies of a release; null where it holds none.</summary>
    /// <param name="data">The value of <c>data.release</c> in a Secret.</param>
    /// <exception cref="FormatException">It is no stored release, or too large to be one.</exception>
    public static PolicyRelease? Read(string data) => ReadMap(Encoding.ASCII.GetString(Decode(data)));

    /// <summary>The policies of a release in a ConfigMap; null where it holds none.</summary>
    /// <param name="data">The value of <c>data.release</c>.</param>
    /// <exception cref="FormatException">It is no stored release, or too large to be one.</exception>
    public static PolicyRelease? ReadMap(string data)
    {
        var (json, length) = Unpack(Decode(data));
        if (length > 0 && json[0] != '{' && TillerRelease.Read(json.AsSpan(0, length)) is var (name, space, manifest))
        {
            ImmutableArray<string> found = [.. Policies(manifest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            return found.IsEmpty ? null : new(name, space, found) { IsStored = true };
        }

        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(0, length), new() { MaxDepth = 64 });
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter of texts that are no UTF-8, or half of a surrogate pair.
            throw new FormatException("its content is not JSON", e);
        }
    }

    private static PolicyRelease? Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "name") is not { } name)
            throw new FormatException("its content has no name");
        IEnumerable<string?> hooks = root.TryGetProperty("hooks", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(hook => hook.ValueKind == JsonValueKind.Object ? Text(hook, "manifest") : null)
            : [];
        ImmutableArray<string> policies =
        [
            .. hooks.Append(Text(root, "manifest")).OfType<string>().SelectMany(Policies).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return policies.IsEmpty ? null : new(name, Text(root, "namespace"), policies) { IsStored = true, Chart = Chart(root) };
    }

    private static string? Chart(JsonElement root) => root.TryGetProperty("chart", out var chart) && chart.ValueKind == JsonValueKind.Object
        && chart.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && Text(metadata, "name") is { } name
            ? $"{name} {Text(metadata, "version")}".TrimEnd()
            : null;

    private static IEnumerable<string> Policies(string manifest)
    {
        if (!manifest.Contains("PodSecurityPolicy", StringComparison.Ordinal))
            return [];
        var reader = new ManifestReader(new ReadOptions());
        reader.Read("release", new MemoryStream(Encoding.UTF8.GetBytes(manifest)), isFound: true);
        return reader.Finish().Inventory.Policies.Select(policy => policy.Name);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException e)
        {
            throw new FormatException("its content is not base64", e);
        }
    }

    /// <remarks>Releases of helm 3.0 betas aren't compressed.</remarks>
    private static (byte[] Bytes, int Length) Unpack(byte[] packed)
    {
        if (packed is not [0x1f, 0x8b, ..])
            return (packed, packed.Length);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            for (var length = 0; ;)
            {
                if (length == buffer.Length)
                    Array.Resize(ref buffer, checked(buffer.Length * 2));
                var read = gzip.Read(buffer, length, buffer.Length - length);
                if (read == 0)
                    return (buffer, length);
                length += read;
                if (length > Limit)
                    throw new FormatException($"it unpacks to more than {Limit / 1024 / 1024} MiB");
            }
        }
        catch (InvalidDataException e)
        {
            throw new FormatException("its content is not gzip", e);
        }
    }
}
