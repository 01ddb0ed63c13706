using PspMigrate.Manifests.Machine;

namespace PspMigrate.Manifests.Json;

/// <summary>Looks ahead for what a JSON object is.</summary>
internal static class JsonTypes
{
    /// <summary>apiVersion and kind of the object at whose beginning the reader stands; empty where there is none. Of several the last counts.</summary>
    /// <param name="reader">A copy, for looking ahead.</param>
    /// <param name="isQuick">True to stop as soon as both are known.</param>
    public static (string ApiVersion, string Kind) Find(Utf8JsonReader reader, bool isQuick, Utf8Words words)
    {
        var (apiVersion, kind) = ("", "");
        if (reader.TokenType != JsonTokenType.StartObject)
            return (apiVersion, kind);
        while (!(isQuick && apiVersion.Length > 0 && kind.Length > 0) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKind = IsKey(reader, "kind"u8);
            var isApiVersion = !isKind && IsKey(reader, "apiVersion"u8);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && isKind)
                kind = Text(ref reader, words);
            else if (reader.TokenType == JsonTokenType.String && isApiVersion)
                apiVersion = Text(ref reader, words);
            else
                reader.Skip();
        }

        return (apiVersion, kind);
    }

    /// <summary>True when the current token is this key. One with a broken escape is none, and is told of when the object is read.</summary>
    public static bool IsKey(in Utf8JsonReader reader, ReadOnlySpan<byte> key)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.SequenceEqual(key);
        try
        {
            return reader.ValueTextEquals(key);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A type's name; one with a broken escape is none, and is told of when the object is read.</summary>
    public static string Text(ref Utf8JsonReader reader, Utf8Words words) =>
        reader.ValueIsEscaped ? "" : words.Get(reader.ValueSpan).Text;
}
