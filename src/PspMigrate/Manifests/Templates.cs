namespace PspMigrate.Manifests;

/// <summary>Recognizes text that still has to be rendered, which users give instead of manifests more than anything else.</summary>
internal static class Templates
{
    /// <summary>How rendered text reaches the command, where it isn't said otherwise.</summary>
    public const string DefaultPipe = "pspmigrate convert -";

    private static readonly Language Go = new(
        "this is a Helm or other Go template, not YAML yet", $"render it first: helm template … | {DefaultPipe}", ["{{"]);

    private static readonly Language Jinja = new("this is a Jinja template, not YAML yet", "render it first, and give the result", ["{%", "{{", "{#"]);

    private static readonly Language Erb = new("this is an ERB template, not YAML yet", "render it first, and give the result", ["<%"]);

    private static readonly Language Ytt = new("this is a ytt template, not YAML yet", $"render it first: ytt -f … | {DefaultPipe}", ["#@ "]);

    private static readonly Language[] All = [Go, Jinja, Erb, Ytt];

    /// <summary>What to say about the first template marker in a document that can't be read, if there is one.</summary>
    /// <param name="failedAt">The line that can't be read: there a marker counts wherever it stands.</param>
    /// <remarks>A marker in quotes or in a block of text is text: rules of Prometheus are full of them.</remarks>
    public static Diagnostic? Find(string source, string text, int firstLine, int failedAt = 0)
    {
        var language = Of(source, text);
        var number = firstLine - 1;
        var block = -1;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line.Length - line.TrimStart(' ').Length;
            if (number != failedAt && block >= 0 && (indent > block || line.IsWhiteSpace()) && !IsStatement(line))
                continue;
            block = OpensBlock(line) ? indent : -1;
            var at = First(line, language, countsQuoted: number == failedAt);
            if (at >= 0)
                return new Diagnostic(Severity.Error, language.Message, new Position(source, number, at + 1), language.Advice);
        }

        return null;
    }

    /// <summary>What to say about a value that should have been filled in, if it is one.</summary>
    public static Diagnostic? Find(ScalarNode value)
    {
        // What a cluster holds has been rendered, whatever it looks like.
        if (value.Type != ScalarType.String || value.At.Line == 0 || !value.Text.AsSpan().ContainsAny('{', '<'))
            return null;
        var language = value.Text.Contains("<%", StringComparison.Ordinal) ? Erb : Of(value.At.Source!, value.Text);
        return language != Ytt && language.IsIn(value.Text) ? new Diagnostic(Severity.Error, language.Message, value.At, language.Advice) : null;
    }

    /// <summary>True for the messages made here; one for each source is enough.</summary>
    public static bool IsTemplate(Diagnostic diagnostic) =>
        Array.Exists(All, language => string.Equals(language.Message, diagnostic.Message, StringComparison.Ordinal));

    /// <summary>The same message, with the advice for another way into the command.</summary>
    public static Diagnostic For(Diagnostic template, string pipe) =>
        template with { Advice = template.Advice?.Replace(DefaultPipe, pipe, StringComparison.Ordinal) };

    /// <summary>What to say about a document that only ytt can read.</summary>
    public static Diagnostic OfYtt(Position at) => new(Severity.Error, Ytt.Message, at, Ytt.Advice);

    /// <summary>Whether ytt has something to do with the text. Its statements are comments: they stand around what can be read without them.</summary>
    public static bool HasYtt(string text) => Ytt.IsIn(text);

    /// <summary>Go and Jinja share their braces: statements and the file's name tell them apart.</summary>
    private static Language Of(string source, string text)
    {
        if (Path.GetExtension(source) is ".j2" or ".jinja" or ".jinja2" || text.Contains("{%", StringComparison.Ordinal))
            return Jinja;

        // ytt's statements are comments, which other languages' markers may stand beside.
        if (HasYtt(text))
            return Ytt;
        return text.Contains("{{", StringComparison.Ordinal) ? Go : Erb;
    }

    private static int First(ReadOnlySpan<char> line, Language language, bool countsQuoted)
    {
        var first = -1;
        foreach (var mark in language.Marks)
        {
            var at = line.IndexOf(mark, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first) && (language == Ytt || countsQuoted || !IsQuoted(line[..at])))
                first = at;
        }

        return first;
    }

    /// <summary>Whether the text before a place leaves quotes or a comment open.</summary>
    private static bool IsQuoted(ReadOnlySpan<char> before)
    {
        var quote = '\0';
        for (var i = 0; i < before.Length; i++)
        {
            var c = before[i];
            if (quote == '\0' && c == '#' && (i == 0 || before[i - 1] == ' '))
                return true;
            if (quote == '\0' && c is '"' or '\'' && (i == 0 || before[i - 1] is ' ' or '[' or '{' or ',' or '('))
                quote = c;
            else if (c == quote && (c == '\'' || before[i - 1] != '\\'))
                quote = '\0';
        }

        return quote != '\0';
    }

    /// <summary>Whether the line is nothing but a statement of a template.</summary>
    private static bool IsStatement(ReadOnlySpan<char> line) => line.Trim() is ['{', '{', '-', ..] or ['{' or '<', '%', ..];

    private static bool OpensBlock(ReadOnlySpan<char> line) => line.TrimEnd().TrimEnd("+-0123456789") is [.., ':' or '-', ' ', '|' or '>'];

    private sealed record Language(string Message, string Advice, string[] Marks)
    {
        public bool IsIn(string text) => Array.Exists(Marks, mark => text.Contains(mark, StringComparison.Ordinal));
    }
}
