namespace PspMigrate.Cli.Cluster;

/// <summary>What the body of a success is: networks, proxies and gateways answer, too, and break answers off.</summary>
internal enum AnswerBody
{
    /// <summary>What an API server sends.</summary>
    Whole,

    /// <summary>A part of it.</summary>
    Part,

    /// <summary>Something that no API server sends: a page to log in, an object of another program.</summary>
    Foreign,
}

/// <summary>Looks at bodies before anybody relies on them.</summary>
internal static class AnswerBodies
{
    /// <summary>Larger ones are lists, whose reader goes through all of it anyway.</summary>
    private const int Small = 1 << 20;

    public static AnswerBody Of(ReadOnlySpan<byte> body, string path)
    {
        body = body.Trim(" \t\r\n"u8);
        if (body is not [(byte)'{', ..])
            return AnswerBody.Foreign;
        if (body.Length > Small)
            return body[^1] == (byte)'}' ? AnswerBody.Whole : AnswerBody.Part;
        var reader = new Utf8JsonReader(body);
        var hasKind = false;
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("kind"u8))
                    hasKind = true;
            }
        }
        catch (JsonException)
        {
            return AnswerBody.Part;
        }

        return hasKind || path.EndsWith("/version", StringComparison.Ordinal) ? AnswerBody.Whole : AnswerBody.Foreign;
    }
}
