namespace PspMigrate.Conversion.Cleanup;

/// <summary>Reads what Helm 2 stored of a release: a protobuf message, of which name, namespace and manifest matter.</summary>
/// <remarks>helm v2 _proto/hapi/release/release.proto: name = 1, manifest = 5, namespace = 8; protobuf.dev, encoding.</remarks>
internal static class TillerRelease
{
    private const int Name = 1;
    private const int Manifest = 5;
    private const int Namespace = 8;

    /// <summary>The release; null where the bytes are no such message.</summary>
    public static (string Name, string? Namespace, string Manifest)? Read(ReadOnlySpan<byte> message)
    {
        string? name = null, space = null, manifest = null;
        while (!message.IsEmpty)
        {
            if (Number(ref message) is not { } tag)
                return null;
            switch (tag & 7)
            {
                case 0 when Number(ref message) is not null:
                    continue;
                case 2 when Number(ref message) is { } length && length <= (ulong)message.Length:
                    var field = message[..(int)length];
                    message = message[(int)length..];
                    if (tag >> 3 == Name)
                        name = Encoding.UTF8.GetString(field);
                    else if (tag >> 3 == Manifest)
                        manifest = Encoding.UTF8.GetString(field);
                    else if (tag >> 3 == Namespace)
                        space = Encoding.UTF8.GetString(field);
                    continue;
                default:
                    return null;
            }
        }

        return name is { Length: > 0 } ? (name, space, manifest ?? "") : null;
    }

    /// <summary>A number of seven bits a byte, the lowest first; null where it doesn't end.</summary>
    private static ulong? Number(ref ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (var i = 0; i < 10 && i < bytes.Length; i++)
        {
            number |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] >= 0x80)
                continue;
            bytes = bytes[(i + 1)..];
            return number;
        }

        return null;
    }
}
