namespace PspMigrate.Manifests;

/// <summary>Recognizes text that still has to be rendered, which users give instead of manifests more than anything else.</summary>
internal static class Templates
{
    private static readonly (string Marker, string Message, string Advice)[] Kinds =
    [
        ("{{", "this is a Helm or other Go template, not YAML yet", "render it first: helm template … | pspmigrate convert -"),
        ("{%", "this is a Jinja template, not YAML yet", "render it first, and give the result"),
        ("<%", "this is an ERB template, not YAML yet", "render it first, and give the result"),
        ("#@ ", "this is a ytt template, not YAML yet", "render it first: ytt -f … | pspmigrate convert -"),
    ];

    /// <summary>What to say about the first template marker in a document that can't be read, if there is one.</summary>
    public static Diagnostic? Find(string source, string text, int firstLine)
    {
        var number = firstLine - 1;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            foreach (var (marker, message, advice) in Kinds)
            {
                var at = line.IndexOf(marker, StringComparison.Ordinal);
                if (at >= 0)
                    return new Diagnostic(Severity.Error, message, new Position(source, number, at + 1), advice);
            }
        }

        return null;
    }

    /// <summary>What to say about a value that should have been filled in, if it is one.</summary>
    public static Diagnostic? Find(ScalarNode value)
    {
        // What a cluster holds has been rendered, whatever it looks like.
        if (value.Type != ScalarType.String || value.At.Line == 0)
            return null;
        foreach (var (marker, message, advice) in Kinds.AsSpan(0, 3))
        {
            if (value.Text.Contains(marker, StringComparison.Ordinal))
                return new Diagnostic(Severity.Error, message, value.At, advice);
        }

        return null;
    }

    /// <summary>True for the messages made here; one for each source is enough.</summary>
    public static bool IsTemplate(Diagnostic diagnostic) =>
        Array.Exists(Kinds, kind => string.Equals(kind.Message, diagnostic.Message, StringComparison.Ordinal));
}
